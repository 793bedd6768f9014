// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/pointer.h"

namespace gatehouse::config {

QString pointerStep(const QString &segment)
{
    QString step = segment;
    step.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
    step.prepend(u'/');
    return step;
}

QStringList pointerSegments(const QString &pointer)
{
    if (!pointer.startsWith(u'/'))
        return {};
    QStringList segments = pointer.mid(1).split(u'/');
    for (QString &segment : segments)
        segment.replace(QLatin1String("~1"), QLatin1String("/"))
            .replace(QLatin1String("~0"), QLatin1String("~"));
    return segments;
}

} // namespace gatehouse::config
