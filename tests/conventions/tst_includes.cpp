// SPDX-License-Identifier: GPL-3.0-or-later
// gateway <- app <- ui, and which libraries each floor may see. A link line alone does not hold
// this: a target that links only Qt Core still compiles <QtWidgets/QWidget> where all of Qt shares
// one include folder.
#include "tests/conventions/source_tree.h"

#include <QDir>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

using namespace gatehouse::test;

namespace {

// The Qt modules a floor may include, those of the floors below it included.
QStringList allowedModules(const QString &floor)
{
    QStringList allowed{u"QtCore"_qs, u"QtNetwork"_qs, u"QtSql"_qs};
    if (floor != u"gateway"_qs)
        allowed += QStringList{u"QtDBus"_qs, u"qt6keychain"_qs};
    if (floor == u"ui"_qs)
        allowed +=
            QStringList{u"QtGui"_qs, u"QtWidgets"_qs, u"QtCharts"_qs, u"QtSvg"_qs, u"Qsci"_qs};
    return allowed;
}

QStringList allowedFloors(const QString &floor)
{
    if (floor == u"gateway"_qs)
        return {u"gateway"_qs};
    return floor == u"app"_qs ? QStringList{u"gateway"_qs, u"app"_qs}
                              : QStringList{u"gateway"_qs, u"app"_qs, u"ui"_qs};
}

// "QTcpSocket" -> "QtNetwork", from the folders of the installed headers.
QHash<QString, QString> moduleOfHeader()
{
    QHash<QString, QString> out;
    const QDir root(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const QString &module :
         root.entryList({u"Qt*"_qs, u"qt6keychain"_qs, u"Qsci"_qs}, QDir::Dirs)) {
        for (const QString &header : QDir(root.filePath(module)).entryList(QDir::Files))
            out.insert(header, module);
    }
    return out;
}

} // namespace

class TestIncludes : public QObject
{
    Q_OBJECT

private slots:
    void everyIncludeStaysOnItsFloor()
    {
        static const QRegularExpression include(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_qs);
        const QHash<QString, QString> modules = moduleOfHeader();
        QCOMPARE(modules.value(u"QWidget"_qs),
                 u"QtWidgets"_qs); // else nothing below means anything
        QStringList offences;
        int seen = 0;
        for (const SourceFile &file : sourceFiles({u"gateway"_qs, u"app"_qs, u"ui"_qs})) {
            for (const QString &line : file.lines) {
                const auto match = include.match(line);
                if (!match.hasMatch())
                    continue;
                ++seen;
                const QString name = match.captured(2);
                const QString first = name.section(u'/', 0, 0);
                const bool ours = match.captured(1) == u"\""_qs && !name.endsWith(u".moc"_qs);
                const QString module = name.contains(u'/') && modules.values().contains(first)
                    ? first
                    : modules.value(name);
                if (ours && !allowedFloors(file.floor()).contains(first))
                    offences.append(file.path + u" includes "_qs + name);
                if (!ours && !module.isEmpty() && !allowedModules(file.floor()).contains(module))
                    offences.append(file.path + u" includes "_qs + name + u" of "_qs + module);
            }
        }
        QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
        QVERIFY(seen > 100);
    }
};

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
