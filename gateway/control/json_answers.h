// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/control_api.h"

// What the parts of the control API share. Inside the room only.
namespace gatehouse::control {

ControlApi::Answer jsonAnswer(const QJsonValue &value, int status = 200);
// {"error_msg": reason}
ControlApi::Answer refusal(int status, const QString &reason);

// /v1/healthcheck and below; `path` is what follows.
ControlApi::Answer healthAnswer(const QStringList &path, const QList<health::Report> &reports,
                                const config::Document &document, bool asPage);

} // namespace gatehouse::control
