// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/copy_line.h"
#include "ui/widgets/search_field.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestInputs : public QObject
{
    Q_OBJECT
private slots:
    void copyLineCopiesAndConfirms();
    void searchWaitsForAPause();
    void searchReportsEnterAtOnce();
    void escapeEmptiesTheSearch();
    void ownersPlaceholderSurvivesALanguageChange();
};

void TestInputs::copyLineCopiesAndConfirms()
{
    CopyLine line;
    line.setText(u"curl http://127.0.0.1:8080/hello"_s);
    QSignalSpy copied(&line, &CopyLine::copied);
    auto *button = line.findChild<QPushButton *>();
    const QString before = button->text();
    button->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), line.text());
    QCOMPARE(copied.count(), 1);
    QVERIFY(button->text() != before);
    QTRY_COMPARE(button->text(), before);
}

void TestInputs::searchWaitsForAPause()
{
    SearchField field;
    QSignalSpy changed(&field, &SearchField::searchChanged);
    QTest::keyClicks(&field, u"orders"_s);
    QCOMPARE(changed.count(), 0);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toString(), u"orders"_s);
}

void TestInputs::searchReportsEnterAtOnce()
{
    SearchField field;
    QSignalSpy changed(&field, &SearchField::searchChanged);
    QTest::keyClicks(&field, u"x"_s);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
}

void TestInputs::escapeEmptiesTheSearch()
{
    SearchField field;
    field.setText(u"x"_s);
    QTest::keyClick(&field, Qt::Key_Return);
    QSignalSpy changed(&field, &SearchField::searchChanged);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
    QCOMPARE(changed.count(), 1);
}

void TestInputs::ownersPlaceholderSurvivesALanguageChange()
{
    SearchField field;
    field.setPlaceholderText(u"Find a route"_s);
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&field, &change);
    QCOMPARE(field.placeholderText(), u"Find a route"_s);
}

QTEST_MAIN(TestInputs)
#include "tst_inputs.moc"
