// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"
#include "ui/widgets/method_label.h"
#include "ui/widgets/status_badge.h"
#include "ui/widgets/status_badge_delegate.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestDelegates : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void badgeIsInItsClassColour_data();
    void badgeIsInItsClassColour();
    void badgeFitsNarrowCells();
    void shapesDiffer();
    void methodColours();
    void delegatesPaintTables();
    void statusTexts();
};

void TestDelegates::initTestCase()
{
    QApplication::setStyle(new GatehouseStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

void TestDelegates::badgeIsInItsClassColour_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {0, 101, 200, 304, 404, 502})
        QTest::newRow(qPrintable(QString::number(code))) << code;
}

void TestDelegates::badgeIsInItsClassColour()
{
    QFETCH(const int, code);
    QImage image(80, 28, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    const StatusClass status = statusClassOf(code);
    const QRectF badge =
        paintStatusBadge(&painter, image.rect(), status, statusText(code), lightTheme());
    painter.end();
    QVERIFY(badge.width() > 20 && badge.right() <= image.width());
    const QPoint inside(int(badge.x()) + 3, int(badge.center().y()));
    QCOMPARE(image.pixelColor(inside), lightTheme().of(status).badgeFill);
}

void TestDelegates::badgeFitsNarrowCells()
{
    QImage image(40, 28, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    const QRectF badge = paintStatusBadge(&painter, QRectF(0, 0, 30, 20), StatusClass::Transport,
                                          u"connection refused"_s, lightTheme());
    QVERIFY(QRectF(0, 0, 30, 20).contains(badge));
}

void TestDelegates::shapesDiffer()
{
    QList<QPainterPath> shapes;
    for (int i = 0; i < StatusClassCount; ++i) {
        const QPainterPath shape = statusShape(StatusClass(i), QRectF(0, 0, 12, 12));
        QVERIFY(QRectF(0, 0, 12, 12).contains(shape.boundingRect()));
        QVERIFY(!shapes.contains(shape));
        shapes << shape;
    }
}

void TestDelegates::methodColours()
{
    const Theme t = lightTheme();
    QCOMPARE(methodColor(u"GET", t), t.secondary);
    QCOMPARE(methodColor(u"PATCH", t), t.accent);
    QCOMPARE(methodColor(u"DELETE", t), t.danger);
    QCOMPARE(methodColor(u"PURGE", t), t.secondary);
}

void TestDelegates::delegatesPaintTables()
{
    QTableWidget table(3, 2);
    table.setItem(0, 0, new QTableWidgetItem(u"DELETE"_s));
    auto *answered = new QTableWidgetItem(u"502"_s);
    answered->setData(Qt::UserRole, 502);
    table.setItem(0, 1, answered);
    table.setItem(1, 1, new QTableWidgetItem(u"pending"_s));
    table.setItemDelegateForColumn(0, new MethodDelegate(&table));
    table.setItemDelegateForColumn(1, new StatusBadgeDelegate(Qt::UserRole, &table));
    table.resize(400, 200);
    const QImage image = table.grab().toImage();
    const auto shows = [&image](const QRect &where, const QColor &color) {
        for (int y = where.top(); y <= where.bottom(); ++y) {
            for (int x = where.left(); x <= where.right(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    const auto rectOf = [&table](int row, int column) {
        const QRect r = table.visualRect(table.model()->index(row, column));
        return r.translated(table.viewport()->mapTo(&table, QPoint(0, 0)));
    };
    const QColor fill = lightTheme().of(StatusClass::ServerError).badgeFill;
    QVERIFY(shows(rectOf(0, 1), fill));
    QVERIFY(!shows(rectOf(1, 1), fill));
}

void TestDelegates::statusTexts()
{
    QCOMPARE(statusText(404), u"404"_s);
    QCOMPARE(statusText(0, u"timeout"_s), u"timeout"_s);
    QVERIFY(!statusText(0).isEmpty());
}

QTEST_MAIN(TestDelegates)
#include "tst_delegates.moc"
