// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace gatehouse::test {

struct SourceFile {
    QString path; // from the root: "gateway/http/parser.h"
    QStringList lines;

    QString floor() const { return path.section(u'/', 0, 0); }
    bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
};

// The C++ files below these folders of the source tree.
QList<SourceFile> sourceFiles(const QStringList &folders);
QString sourceRoot();

} // namespace gatehouse::test
