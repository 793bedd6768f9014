// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugins/support/ngx_regex.h"

#include <QJsonValue>

namespace gatehouse::plugins {

using Origin = std::optional<QByteArray>;

// One of the places where cors has its allowed origins written: a list, or else patterns. Empty
// when neither is.
class Origins
{
public:
    explicit Origins(const QJsonValue &list, const QJsonValue &patterns = QJsonValue::Undefined);

    // What to answer to a request of that origin; std::nullopt if it is not allowed.
    Origin answerTo(const Origin &origin) const;

private:
    bool m_byPattern;
    QByteArray m_list;
    QList<NgxRegex> m_patterns;
};

} // namespace gatehouse::plugins
