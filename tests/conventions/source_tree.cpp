// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conventions/source_tree.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace gatehouse::test {

QString sourceRoot()
{
    return QStringLiteral(GATEHOUSE_SOURCE_DIR);
}

QList<SourceFile> sourceFiles(const QStringList &folders)
{
    QList<SourceFile> out;
    for (const QString &folder : folders) {
        QDirIterator it(sourceRoot() + u'/' + folder,
                        {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
            if (!lines.isEmpty() && lines.last().isEmpty())
                lines.removeLast();
            out.append({file.fileName().mid(sourceRoot().size() + 1), lines});
        }
    }
    std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
    return out;
}

} // namespace gatehouse::test
