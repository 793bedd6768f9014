// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/headers.h"

namespace gatehouse::pipeline {

// The trailers that may cross (RFC 9110 6.5.1): none that frame, route, authenticate or describe
// the content.
http::Headers allowedTrailers(const http::Headers &trailers);

} // namespace gatehouse::pipeline
