// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/fault_line.h"

namespace gatehouse::app {

QString faultLine(const QString &file, const config::Fault &fault)
{
    const QString place = fault.line > 0 ? u"%1:%2"_qs.arg(file).arg(fault.line) : file;
    if (!fault.kind)
        return place + u": "_qs + fault.reason;
    return u"%1: %2/%3 %4: %5"_qs.arg(
        place, QString(config::sectionName(*fault.kind)), fault.resourceId,
        fault.pointer.isEmpty() ? u"/"_qs : fault.pointer, fault.reason);
}

CheckedFile checkFile(const QString &path, const Gateway &gateway)
{
    config::ReadResult read = config::readFile(path);
    if (!read.faults.isEmpty())
        return {{}, std::move(read.faults), false};
    CheckedFile checked{std::move(read.document), {}, true};
    checked.faults =
        config::withLines(gateway.check(checked.document), checked.document, read.lines);
    return checked;
}

} // namespace gatehouse::app
