// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/error.h"

#include <QNetworkReply>

namespace gatehouse::transport {

// Our errors in QNetworkReply's words, for those who know only its interface.
QNetworkReply::NetworkError networkErrorOf(ErrorKind kind);
// What QNetworkReply calls a status of 400 or more; NoError below.
QNetworkReply::NetworkError networkErrorOf(int status);
// The stock engine's errors in ours; std::nullopt for statuses, which are answers.
std::optional<Error> errorOf(QNetworkReply::NetworkError code, bool octetsLeft);

} // namespace gatehouse::transport
