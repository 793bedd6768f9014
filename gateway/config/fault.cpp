// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/fault.h"

namespace gatehouse::config {

QString toString(const Fault &fault)
{
    if (!fault.kind) {
        if (fault.line <= 0)
            return fault.reason;
        return u"line %1: %2"_qs.arg(QString::number(fault.line), fault.reason);
    }
    QString place = QString(sectionName(*fault.kind)) + u'/' + fault.resourceId;
    if (!fault.pointer.isEmpty())
        place += u' ' + fault.pointer;
    return place + u": " + fault.reason;
}

} // namespace gatehouse::config
