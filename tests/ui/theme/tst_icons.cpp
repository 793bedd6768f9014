// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/theme_controller.h"

#include <QtTest>

using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

namespace {

// The colour of the most opaque pixel, and how many pixels are inked.
std::pair<QColor, int> ink(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage();
    QColor strongest(0, 0, 0, 0);
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor c = image.pixelColor(x, y);
            inked += c.alpha() > 0;
            if (c.alpha() > strongest.alpha())
                strongest = c;
        }
    }
    return {strongest, inked};
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT
private slots:
    void unknownIsNull();
    void everyIconDraws();
    void theNeededOnesExist();
    void followsTheTheme();
    void keepsAFixedTint();
    void rendersAtTheScreensScale();
    void applicationIconHasColours();
};

void TestIcons::unknownIsNull()
{
    QVERIFY(icon(u"no-such-icon"_s).isNull());
}

void TestIcons::everyIconDraws()
{
    const QStringList names = iconNames();
    QVERIFY(names.size() >= 50);
    for (const QString &name : names) {
        for (const int size : {16, 20}) {
            const int inked = ink(icon(name).pixmap(QSize(size, size), 1.0)).second;
            QVERIFY2(inked > 5 && inked < size * size, qPrintable(name));
        }
    }
}

void TestIcons::theNeededOnesExist()
{
    const QStringList needed =
        u"overview traffic routes upstreams keys policies tryit sessions settings play stop "
        u"pause copy search filter add remove edit undo redo check close warning error info "
        u"refresh save more chevron-up chevron-down chevron-left chevron-right key lock unlock "
        u"eye export import send help sun moon status-circle status-arrow status-triangle "
        u"status-diamond status-octagon"_s.split(u' ');
    for (const QString &name : needed)
        QVERIFY2(!icon(name).isNull(), qPrintable(name));
}

void TestIcons::followsTheTheme()
{
    ThemeController themes(*qApp, QDBusConnection(u"none"_s));
    themes.setChoice(ThemeChoice::Light);
    const QIcon stop = icon(u"stop"_s);
    const QColor light = ink(stop.pixmap(QSize(20, 20), 1.0)).first;
    themes.setChoice(ThemeChoice::Dark);
    const QColor dark = ink(stop.pixmap(QSize(20, 20), 1.0)).first;
    QVERIFY(light.lightness() < 80);
    QVERIFY(dark.lightness() > 180);
}

void TestIcons::keepsAFixedTint()
{
    const QColor tint(200, 10, 10);
    const QColor drawn = ink(tintedIcon(u"stop"_s, tint).pixmap(QSize(40, 40), 2.0)).first;
    QVERIFY(qAbs(drawn.red() - tint.red()) < 8);
}

void TestIcons::rendersAtTheScreensScale()
{
    const QPixmap sharp = icon(u"copy"_s).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(sharp.size(), QSize(32, 32));
    QCOMPARE(sharp.devicePixelRatio(), 2.0);
}

void TestIcons::applicationIconHasColours()
{
    const QImage image = applicationIcon().pixmap(64, 64).toImage();
    QSet<QRgb> colors;
    for (int i = 0; i < image.width(); ++i)
        colors.insert(image.pixel(i, image.height() / 2));
    QVERIFY(colors.size() >= 3);
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
