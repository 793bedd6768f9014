// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace gatehouse::plugins {

// A made-up value that fits a schema's types, taking each `example` where there is one and chance
// elsewhere.
QJsonObject sampleOf(const QJsonObject &schema);
// The value as XML with the root element <data>, in APISIX's layout.
QByteArray sampleAsXml(const QJsonObject &sample);

} // namespace gatehouse::plugins
