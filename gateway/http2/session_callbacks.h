// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http2/session.h"

#include <nghttp2/nghttp2.h>

namespace gatehouse::http2 {

// Session's ear toward nghttp2: the C functions it calls, kept out of the class's own header.
struct Callbacks {
    static nghttp2_session *open(Session &session, bool server, const nghttp2_option *options);
    static nghttp2_data_provider provider();

    static int beginFrame(nghttp2_session *, const nghttp2_frame_hd *head, void *self);
    static int beginHeaders(nghttp2_session *, const nghttp2_frame *frame, void *self);
    static int header(nghttp2_session *, const nghttp2_frame *frame, const uint8_t *name,
                      size_t nameSize, const uint8_t *value, size_t valueSize, uint8_t flags,
                      void *self);
    static int invalidHeader(nghttp2_session *session, const nghttp2_frame *frame,
                             const uint8_t *name, size_t nameSize, const uint8_t *value,
                             size_t valueSize, uint8_t flags, void *self);
    static int frameArrived(nghttp2_session *, const nghttp2_frame *frame, void *self);
    static int frameSent(nghttp2_session *session, const nghttp2_frame *frame, void *self);
    static int invalidFrame(nghttp2_session *, const nghttp2_frame *frame, int code, void *self);
    static int data(nghttp2_session *session, uint8_t flags, int32_t id, const uint8_t *data,
                    size_t size, void *self);
    static int closed(nghttp2_session *, int32_t id, uint32_t code, void *self);
    static ssize_t read(nghttp2_session *session, int32_t id, uint8_t *buffer, size_t size,
                        uint32_t *flags, nghttp2_data_source *source, void *self);

private:
    static void headersArrived(Session &session, const nghttp2_frame &frame);
};

} // namespace gatehouse::http2
