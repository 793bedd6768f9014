// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestStyle : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void widgetsFindTheirTheme();
    void defaultButtonIsFilled();
    void controlsHaveTheirHeight();
    void selectionIsFlat();
    void tablesDoNotTintOneCell();
    void headerIsFlat();
    void scrollBarHandleStaysInside_data();
    void scrollBarHandleStaysInside();
    void everyControlPaintsInEveryState();
};

void TestStyle::initTestCase()
{
    auto *style = new GatehouseStyle;
    style->setTheme(lightTheme());
    QApplication::setStyle(style);
    QApplication::setPalette(paletteOf(lightTheme()));
}

void TestStyle::widgetsFindTheirTheme()
{
    QWidget widget;
    QCOMPARE(themeOf(&widget), lightTheme());
    GatehouseStyle other;
    other.setTheme(darkTheme());
    widget.setStyle(&other);
    QCOMPARE(themeOf(&widget), darkTheme());
    QCOMPARE(themeOf(nullptr), lightTheme());
}

void TestStyle::defaultButtonIsFilled()
{
    QPushButton button(u"Apply"_s);
    button.resize(120, 32);
    const QColor plain = button.grab().toImage().pixelColor(20, 6);
    button.setDefault(true);
    QCOMPARE(button.grab().toImage().pixelColor(20, 6), lightTheme().accent);
    QCOMPARE(plain, lightTheme().surface);
}

void TestStyle::controlsHaveTheirHeight()
{
    QCOMPARE(QPushButton(u"Ok"_s).sizeHint().height(), 32);
    QCOMPARE(QLineEdit().sizeHint().height(), 32);
    QCOMPARE(QComboBox().sizeHint().height(), 32);
    QCOMPARE(QSpinBox().sizeHint().height(), 32);
    QHeaderView header(Qt::Horizontal);
    QStandardItemModel model(1, 2);
    header.setModel(&model);
    QCOMPARE(header.sizeHint().height(), 30);
}

void TestStyle::selectionIsFlat()
{
    QListWidget list;
    list.addItem(QString());
    list.resize(100, 60);
    list.setCurrentRow(0);
    const QImage image = list.grab().toImage();
    QCOMPARE(image.pixelColor(50, 3), lightTheme().selection);
    QCOMPARE(image.pixelColor(50, 24), lightTheme().selection);
}

void TestStyle::tablesDoNotTintOneCell()
{
    const auto painted = [](const QWidget &view) {
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, 40, 20);
        option.state = QStyle::State_Enabled | QStyle::State_MouseOver;
        QImage image(40, 20, QImage::Format_RGB32);
        image.fill(lightTheme().surface);
        QPainter painter(&image);
        QApplication::style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, &painter,
                                             &view);
        return image.pixelColor(20, 10);
    };
    QCOMPARE(painted(QTableView()), lightTheme().surface);
    QVERIFY(painted(QListView()) != lightTheme().surface);
}

void TestStyle::headerIsFlat()
{
    QTableWidget table(1, 1);
    table.resize(300, 100);
    const QImage image = table.horizontalHeader()->grab().toImage();
    QCOMPARE(image.pixelColor(4, 2), lightTheme().raised);
    QCOMPARE(image.pixelColor(4, image.height() - 4), lightTheme().raised);
}

void TestStyle::scrollBarHandleStaysInside_data()
{
    QTest::addColumn<int>("maximum");
    QTest::addColumn<int>("value");
    QTest::newRow("nothing to scroll") << 0 << 0;
    QTest::newRow("start") << 1000000 << 0;
    QTest::newRow("end") << 1000000 << 1000000;
    QTest::newRow("huge") << std::numeric_limits<int>::max() << std::numeric_limits<int>::max();
}

void TestStyle::scrollBarHandleStaysInside()
{
    QFETCH(const int, maximum);
    QFETCH(const int, value);
    QStyleOptionSlider option;
    option.rect = QRect(0, 0, 12, 200);
    option.orientation = Qt::Vertical;
    option.maximum = maximum;
    option.pageStep = 20;
    option.sliderPosition = value;
    const QRect handle = QApplication::style()->subControlRect(QStyle::CC_ScrollBar, &option,
                                                               QStyle::SC_ScrollBarSlider);
    QVERIFY(option.rect.contains(handle));
    QVERIFY(handle.height() >= 32);
    QCOMPARE(handle.bottom() == option.rect.bottom(), maximum == value);
}

void TestStyle::everyControlPaintsInEveryState()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    const QList<QWidget *> controls = {new QPushButton(u"A"_s),
                                       new QToolButton,
                                       new QLineEdit,
                                       new QComboBox,
                                       new QSpinBox,
                                       new QCheckBox(u"B"_s),
                                       new QRadioButton(u"C"_s),
                                       new QTabBar,
                                       new QProgressBar,
                                       new QSlider,
                                       new QTableWidget(2, 2),
                                       new QTreeWidget,
                                       new QGroupBox(u"D"_s),
                                       new QStatusBar,
                                       new QMenuBar,
                                       new QToolBar,
                                       new QPlainTextEdit};
    for (QWidget *control : controls)
        column->addWidget(control);
    qobject_cast<QTabBar *>(controls[7])->addTab(u"one"_s);
    qobject_cast<QMenuBar *>(controls[14])->addMenu(u"File"_s);
    for (const bool on : {true, false}) {
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            window.setEnabled(on);
            window.setLayoutDirection(direction);
            QVERIFY(!window.grab().isNull());
        }
    }
}

QTEST_MAIN(TestStyle)
#include "tst_style.moc"
