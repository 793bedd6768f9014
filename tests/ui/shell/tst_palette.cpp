// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"
#include "ui/shell/fuzzy_match.h"
#include "ui/shell/palette_model.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestPalette : public QObject
{
    Q_OBJECT
private slots:
    void matches_data();
    void matches();
    void wordStartsWin();
    void modelRanksAndStaysSound();
    void enterRunsTheRowAndRemembersIt();
};

void TestPalette::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("expected");
    QTest::newRow("nothing typed") << QString() << true;
    QTest::newRow("in order") << u"stg"_s << true;
    QTest::newRow("case and spaces") << u"START gate"_s << true;
    QTest::newRow("out of order") << u"gst"_s << false;
    QTest::newRow("too long") << u"start the gateways"_s << false;
}

void TestPalette::matches()
{
    QFETCH(const QString, pattern);
    QTEST(fuzzyScore(pattern, u"Start the gateway").has_value(), "expected");
}

void TestPalette::wordStartsWin()
{
    QVERIFY(fuzzyScore(u"sg", u"Start gateway") > fuzzyScore(u"sg", u"messages"));
    QVERIFY(fuzzyScore(u"rou", u"Routes") > fuzzyScore(u"rou", u"Restore output"));
    QVERIFY(fuzzyScore(u"ab", u"axb ab") == fuzzyScore(u"ab", u"ab"));
}

void TestPalette::modelRanksAndStaysSound()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model);
    model.setItems({{u"a"_s, u"Messages"_s, {}, {}, {}, {}},
                    {u"b"_s, u"Start gateway"_s, u"Gateway"_s, u"play"_s, u"Ctrl+F5"_s, {}},
                    {u"c"_s, u"Quit"_s, {}, {}, {}, {}}},
                   {u"c"_s});
    QCOMPARE(model.itemAt(0).id, u"c"_s);
    model.setPattern(u"sg"_s);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.itemAt(0).id, u"b"_s);
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
             u"Start gateway, Gateway, Ctrl+F5"_s);
    model.setPattern(u"zzz"_s);
    QCOMPARE(model.rowCount(), 0);
}

void TestPalette::enterRunsTheRowAndRemembersIt()
{
    QWidget window;
    window.resize(800, 600);
    CommandPalette palette(&window);
    QString ran;
    const auto item = [&ran](const QString &id, const QString &title) {
        return PaletteItem{id, title, {}, {}, {}, [&ran, id] { ran = id; }};
    };
    palette.openWith({item(u"a"_s, u"Apply"_s), item(u"r"_s, u"Review"_s)}, u"Find"_s, u"None"_s);
    auto *input = palette.findChild<QLineEdit *>();
    QTest::keyClicks(input, u"rev"_s);
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(ran, u"r"_s);
    QVERIFY(palette.isHidden());
    QCOMPARE(palette.recent(), QStringList{u"r"_s});
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
