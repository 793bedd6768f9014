// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"
#include "ui/theme/theme_controller.h"

#include <QDBusVariant>
#include <QtTest>
#include <QtWidgets>

using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestThemeController : public QObject
{
    Q_OBJECT
private slots:
    void namesGoThereAndBack();
    void switchesLive();
    void reducedMotionReachesTheStyle();
    void portalSaysDark_data();
    void portalSaysDark();
};

void TestThemeController::namesGoThereAndBack()
{
    for (const auto choice :
         {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast})
        QCOMPARE(themeChoiceFromName(themeChoiceName(choice)), choice);
    QCOMPARE(themeChoiceFromName(u"purple"_s), ThemeChoice::System);
}

void TestThemeController::switchesLive()
{
    ThemeController themes(*qApp, QDBusConnection(u"none"_s));
    themes.setChoice(ThemeChoice::Light);
    QSignalSpy changed(&themes, &ThemeController::changed);
    QWidget widget;
    QCOMPARE(themeOf(&widget), lightTheme());
    themes.setChoice(ThemeChoice::Dark);
    QCOMPARE(themeOf(&widget), darkTheme());
    QTRY_COMPARE(widget.palette().color(QPalette::Window), darkTheme().window);
    themes.setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    themes.setChoice(ThemeChoice::HighContrast);
    QVERIFY(themes.theme().highContrast);
    themes.setChoice(ThemeChoice::Light);
}

void TestThemeController::reducedMotionReachesTheStyle()
{
    ThemeController themes(*qApp, QDBusConnection(u"none"_s));
    const auto duration = [] {
        return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration);
    };
    QVERIFY(duration() > 0);
    themes.setReducedMotion(true);
    QCOMPARE(duration(), 0);
}

void TestThemeController::portalSaysDark_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<uint>("value");
    QTest::addColumn<ColorScheme>("expected");
    const QString right = u"org.freedesktop.appearance"_s;
    QTest::newRow("dark") << right << 1u << ColorScheme::Dark;
    QTest::newRow("light") << right << 2u << ColorScheme::Light;
    QTest::newRow("none") << right << 0u << ColorScheme::NoPreference;
    QTest::newRow("nonsense") << right << 99u << ColorScheme::NoPreference;
    QTest::newRow("other group") << u"org.gnome.x"_s << 1u << ColorScheme::NoPreference;
}

void TestThemeController::portalSaysDark()
{
    QFETCH(const QString, group);
    QFETCH(const uint, value);
    ColorSchemePortal portal{QDBusConnection(u"none"_s)};
    portal.ask();
    QVERIFY(QMetaObject::invokeMethod(&portal, "onSettingChanged", Q_ARG(QString, group),
                                      Q_ARG(QString, u"color-scheme"_s),
                                      Q_ARG(QDBusVariant, QDBusVariant(value))));
    QTEST(portal.scheme(), "expected");
}

QTEST_MAIN(TestThemeController)
#include "tst_theme_controller.moc"
