// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_controller.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/stat_tile.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestFigures : public QObject
{
    Q_OBJECT
private slots:
    void sparklineKeepsSixty();
    void sparklineDrawsAndSkipsGaps();
    void tileSpeaksItsValue();
    void labelsFollowTheTheme();
    void headerNamesItself();
};

void TestFigures::sparklineKeepsSixty()
{
    Sparkline line;
    for (int i = 0; i < 100; ++i)
        line.append(i);
    QCOMPARE(line.values().size(), Sparkline::Points);
    QCOMPARE(line.values().last(), 99.0);
    line.setValues(QList<double>(200, 1.0));
    QCOMPARE(line.values().size(), Sparkline::Points);
}

void TestFigures::sparklineDrawsAndSkipsGaps()
{
    const auto inked = [](const QList<double> &values) {
        QImage image(120, 30, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintSparkline(&painter, image.rect(), values, Qt::black, Qt::gray);
        painter.end();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) != Qt::white;
        }
        return count;
    };
    QList<double> values(60, 5.0);
    const int whole = inked(values);
    std::fill(values.begin() + 20, values.begin() + 40, qQNaN());
    QVERIFY(whole > 0);
    QVERIFY(inked(values) < whole);
    QCOMPARE(inked({}), 0);
}

void TestFigures::tileSpeaksItsValue()
{
    StatTile tile(u"Requests"_s);
    tile.setValue(u"42"_s, u"req/s"_s);
    QCOMPARE(tile.valueText(), u"42\u2009req/s"_s);
    QCOMPARE(tile.accessibleName(), u"Requests: 42\u2009req/s"_s);
    tile.setNote(u"312 samples"_s);
    QCOMPARE(tile.accessibleDescription(), u"312 samples"_s);
}

void TestFigures::labelsFollowTheTheme()
{
    ThemeController themes(*qApp, QDBusConnection(u"none"_s));
    themes.setChoice(ThemeChoice::Light);
    TextLabel label(u"x"_s, TextRole::Small, Tone::Danger);
    QCOMPARE(label.palette().color(QPalette::WindowText), lightTheme().danger);
    themes.setChoice(ThemeChoice::Dark);
    QTRY_COMPARE(label.palette().color(QPalette::WindowText), darkTheme().danger);
    themes.setChoice(ThemeChoice::Light);
}

void TestFigures::headerNamesItself()
{
    SectionHeader header(u"Traffic"_s, TextRole::Title);
    auto *button = new QPushButton(u"Pause"_s);
    header.addControl(button);
    QCOMPARE(header.accessibleName(), u"Traffic"_s);
    QVERIFY(header.isAncestorOf(button));
    header.setTitle(u"Verkehr"_s);
    QCOMPARE(header.accessibleName(), u"Verkehr"_s);
}

QTEST_MAIN(TestFigures)
#include "tst_figures.moc"
