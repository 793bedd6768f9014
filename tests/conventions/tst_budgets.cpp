// SPDX-License-Identifier: GPL-3.0-or-later
// How large files and functions may be, so that a newcomer can read any of them in one sitting.
#include "tests/conventions/source_tree.h"

#include <QTest>

using namespace gatehouse::test;

namespace {

const QStringList floors{QStringLiteral("gateway"), QStringLiteral("app"), QStringLiteral("ui")};

// The brace in this line opens a class and not a function.
bool opensType(const SourceFile &file, int line)
{
    while (line > 0 && !file.lines[line - 1].isEmpty()) {
        --line;
        if (file.lines[line].startsWith(u"class "_qs) || file.lines[line].startsWith(u"struct "_qs))
            return true;
    }
    return false;
}

// Lengths of the bodies that begin and end with a brace in the first column, as .clang-format sets
// functions.
QList<std::pair<int, int>> functionLengths(const SourceFile &file) // (first line, length)
{
    QList<std::pair<int, int>> out;
    int begin = -1;
    for (int i = 0; i < file.lines.size(); ++i) {
        const QString &line = file.lines[i];
        if (line == u"{"_qs)
            begin = opensType(file, i) ? -1 : i;
        else if (begin >= 0 && line.startsWith(u'}')) {
            out.append({begin + 1, i - begin - 1});
            begin = -1;
        }
    }
    return out;
}

int median(QList<int> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values[values.size() / 2];
}

} // namespace

class TestBudgets : public QObject
{
    Q_OBJECT

private slots:
    void files()
    {
        QStringList offences;
        QList<int> sources;
        for (const SourceFile &file : sourceFiles(floors)) {
            const int length = int(file.lines.size());
            const bool plugin = file.path.startsWith(u"gateway/plugins/"_qs);
            const int limit = file.isHeader() ? 100 : plugin ? 200 : 400;
            if (length > limit)
                offences.append(
                    u"%1 has %2 lines, the limit is %3"_qs.arg(file.path).arg(length).arg(limit));
            if (!file.isHeader())
                sources.append(length);
        }
        QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
        QVERIFY(sources.size() > 50);
        QVERIFY2(median(sources) <= 150, qPrintable(QString::number(median(sources))));
    }

    void functions()
    {
        QStringList offences;
        QList<int> lengths;
        for (const SourceFile &file : sourceFiles(floors)) {
            for (const auto &[line, length] : functionLengths(file)) {
                lengths.append(length);
                if (length > 60)
                    offences.append(
                        u"%1:%2 is a function of %3 lines"_qs.arg(file.path).arg(line).arg(length));
            }
        }
        QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
        QVERIFY(lengths.size() > 500);
        QVERIFY2(median(lengths) <= 8, qPrintable(QString::number(median(lengths))));
    }
};

QTEST_APPLESS_MAIN(TestBudgets)
#include "tst_budgets.moc"
