// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"

#include <QList>

namespace gatehouse::app {

// What the made-up language model answers to a chat completion request, in OpenAI's format.
struct ChatAnswer {
    bool stream = false;
    QByteArray whole; // the JSON object of an answer in one piece
    QList<QByteArray> events; // "data: {…}\n\n" each, the last one "data: [DONE]\n\n"
};

// InvalidInput: the body is no JSON object with an array "messages". `now` in seconds since the
// epoch.
Result<ChatAnswer> chatAnswer(const QByteArray &body, qint64 now);

} // namespace gatehouse::app
