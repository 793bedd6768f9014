// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/message.h"
#include "gateway/http/target.h"

#include <QHostAddress>

namespace gatehouse::endpoint {

// A whole request to an endpoint of ours.
struct Request {
    http::RequestHead head;
    http::Target target;
    QByteArray body;
    QHostAddress peer;
};

} // namespace gatehouse::endpoint
