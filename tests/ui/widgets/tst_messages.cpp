// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/toast_host.h"

#include <QtTest>
#include <QtWidgets>

using namespace gatehouse::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestMessages : public QObject
{
    Q_OBJECT
private slots:
    void toastRunsItsActionAndLeaves();
    void toastTimesOut();
    void atMostThreeToasts();
    void toastsStayInsideTheWindow();
    void bannerSaysItsKind();
    void bannerCanBeDismissed();
    void emptyStateOffersOneAction();
};

void TestMessages::toastRunsItsActionAndLeaves()
{
    QWidget window;
    ToastHost host(&window);
    int undone = 0;
    Toast *toast = host.show(u"Configuration applied"_s, u"Undo apply"_s, [&undone] { ++undone; });
    QCOMPARE(toast->accessibleName(), u"Configuration applied"_s);
    for (auto *button : toast->findChildren<QPushButton *>())
        button->click();
    QCOMPARE(undone, 1);
    QVERIFY(host.toasts().isEmpty());
}

void TestMessages::toastTimesOut()
{
    QWidget window;
    ToastHost host(&window);
    host.show(u"Copied"_s, {}, {}, 1ms);
    QTRY_VERIFY(host.toasts().isEmpty());
}

void TestMessages::atMostThreeToasts()
{
    QWidget window;
    ToastHost host(&window);
    for (int i = 0; i < 5; ++i)
        host.show(QString::number(i));
    QCOMPARE(host.toasts().size(), 3);
    QCOMPARE(host.toasts().first()->message(), u"2"_s);
}

void TestMessages::toastsStayInsideTheWindow()
{
    QWidget window;
    window.resize(300, 200);
    ToastHost host(&window);
    const Toast *toast = host.show(QString(200, u'x'));
    window.resize(240, 160);
    QCoreApplication::processEvents();
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY2(window.rect().contains(toast->geometry()), "the toast sticks out");
}

void TestMessages::bannerSaysItsKind()
{
    QWidget window;
    Banner banner(&window);
    QVERIFY(banner.isHidden());
    banner.showMessage(Banner::Level::Error, u"Port 8080 is in use"_s, u"Use 8081"_s);
    QVERIFY(!banner.isHidden());
    QVERIFY(banner.accessibleName().contains(u"Error"_s));
    QSignalSpy action(&banner, &Banner::actionTriggered);
    banner.findChild<QPushButton *>()->click();
    QCOMPARE(action.count(), 1);
    banner.showMessage(Banner::Level::Info, u"Read only"_s);
    QVERIFY(banner.findChild<QPushButton *>()->isHidden());
}

void TestMessages::bannerCanBeDismissed()
{
    QWidget window;
    Banner banner(&window);
    banner.showMessage(Banner::Level::Warning, u"Capture is falling behind"_s);
    QSignalSpy dismissed(&banner, &Banner::dismissed);
    banner.findChild<QToolButton *>()->click();
    QCOMPARE(dismissed.count(), 1);
    QVERIFY(banner.isHidden());
}

void TestMessages::emptyStateOffersOneAction()
{
    EmptyState state(u"traffic"_s);
    state.setTexts(u"No requests yet"_s, u"Send one to the gateway to see it here."_s);
    QVERIFY(state.button()->isHidden());
    state.setActionText(u"Send test request"_s);
    QVERIFY(!state.button()->isHidden());
    QSignalSpy action(&state, &EmptyState::actionTriggered);
    state.button()->click();
    QCOMPARE(action.count(), 1);
    QCOMPARE(state.accessibleName(), u"No requests yet"_s);
}

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
