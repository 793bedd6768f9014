// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_tools.h"
#include "ui/theme/theme.h"
#include "ui/theme/type_scale.h"

#include <QtTest>

using namespace gatehouse::ui;

class TestTheme : public QObject
{
    Q_OBJECT
private slots:
    void textsAreReadable_data();
    void textsAreReadable();
    void inactiveEqualsActive();
    void disabledTextIsFainter();
    void classOfCode_data();
    void classOfCode();
    void classesDiffer();
    void typeScaleFollowsTheApplicationFont();
};

void TestTheme::textsAreReadable_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << lightTheme();
    QTest::newRow("dark") << darkTheme();
    QTest::newRow("contrast") << highContrastTheme();
}

void TestTheme::textsAreReadable()
{
    QFETCH(const Theme, theme);
    for (const QColor &text : {theme.text, theme.secondary, theme.tertiary, theme.accent, theme.ok,
                               theme.warning, theme.danger})
        QVERIFY2(contrastRatio(text, theme.surface) >= 4.5, qPrintable(text.name()));
    QVERIFY(contrastRatio(theme.onAccent, theme.accent) >= 4.5);
    QVERIFY(contrastRatio(theme.onSelection, theme.selection) >= 4.5);
    QVERIFY(contrastRatio(theme.controlBorder, theme.surface) >= 3.0);
    for (const StatusColors &status : theme.status) {
        QVERIFY2(contrastRatio(status.badgeText, status.badgeFill) >= 4.5,
                 qPrintable(status.badgeText.name()));
        QVERIFY2(contrastRatio(status.fill, theme.surface) >= 3.0, qPrintable(status.fill.name()));
    }
}

void TestTheme::inactiveEqualsActive()
{
    const QPalette p = paletteOf(darkTheme());
    QVERIFY(p.isEqual(QPalette::Active, QPalette::Inactive));
    QCOMPARE(p.color(QPalette::Inactive, QPalette::Highlight), darkTheme().selection);
}

void TestTheme::disabledTextIsFainter()
{
    const Theme t = lightTheme();
    const QPalette p = paletteOf(t);
    QCOMPARE(p.color(QPalette::Disabled, QPalette::Text), mixed(t.surface, t.text, 0.45));
    QVERIFY(p.color(QPalette::Disabled, QPalette::Text)
            != p.color(QPalette::Active, QPalette::Text));
}

void TestTheme::classOfCode_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<StatusClass>("expected");
    QTest::newRow("no answer") << 0 << StatusClass::Transport;
    QTest::newRow("101") << 101 << StatusClass::Other;
    QTest::newRow("200") << 200 << StatusClass::Success;
    QTest::newRow("304") << 304 << StatusClass::Redirect;
    QTest::newRow("429") << 429 << StatusClass::ClientError;
    QTest::newRow("599") << 599 << StatusClass::ServerError;
    QTest::newRow("700") << 700 << StatusClass::Other;
}

void TestTheme::classOfCode()
{
    QFETCH(const int, code);
    QTEST(statusClassOf(code), "expected");
}

void TestTheme::classesDiffer()
{
    const Theme t = darkTheme();
    for (std::size_t i = 0; i < t.status.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(t.status[i].fill != t.status[j].fill);
    }
}

void TestTheme::typeScaleFollowsTheApplicationFont()
{
    QFont font = QApplication::font();
    font.setPointSizeF(10);
    QApplication::setFont(font);
    const qreal small = fontFor(TextRole::Title).pointSizeF();
    font.setPointSizeF(20);
    QApplication::setFont(font);
    QCOMPARE(fontFor(TextRole::Title).pointSizeF(), 2 * small);
    QVERIFY(QFontInfo(fontFor(TextRole::Mono)).fixedPitch());
    QVERIFY(fontFor(TextRole::Stat).pointSizeF() > fontFor(TextRole::Base).pointSizeF());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
