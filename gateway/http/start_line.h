// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/field_line.h"

namespace gatehouse::http {

// "method SP target SP version" (RFC 9112 3) into head.method, target and version. CONNECT is a
// fault with 405, a version other than 1.0 and 1.1 one with 505.
Fault parseRequestLine(QByteArrayView line, RequestHead &head);

// "version SP 3DIGIT SP [reason]" (RFC 9112 4) into head.version, status and reason. The blank
// before an absent reason may be absent too.
Fault parseStatusLine(QByteArrayView line, ResponseHead &head);

// The authority of an absolute-form target ("http://host:port/…"); empty for the other forms.
QByteArrayView targetAuthority(QByteArrayView target);

} // namespace gatehouse::http
