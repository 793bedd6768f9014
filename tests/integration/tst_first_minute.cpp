// SPDX-License-Identifier: GPL-3.0-or-later
// The first minute of a new user in a real window: send a request, see it, disable the route that
// carried it, apply, and see the next one refused. Everything is real: window, gateway, demo
// service, store.
#include "ui/program/program.h"
#include "ui/routes/list_pane.h"
#include "ui/routes/resource_form.h"
#include "ui/routes/resource_pane.h"
#include "ui/theme/theme_controller.h"
#include "ui/traffic/rate_strip.h"

#include <QCheckBox>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

class TestFirstMinute : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<Program> m_program;

    template <typename T>
    T *find(const QString &name = {})
    {
        for (T *widget : m_program->window().findChildren<T *>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    QPushButton *button(const QString &text)
    {
        for (QPushButton *candidate : m_program->window().findChildren<QPushButton *>()) {
            if (candidate->isVisible() && candidate->isEnabled() && candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }

    // Clicks a place in the list at the left; false if there is none of that name.
    bool open(const QString &title)
    {
        for (QListView *list : m_program->window().findChildren<QListView *>()) {
            for (int row = 0; list->isVisible() && row < list->model()->rowCount(); ++row) {
                const QModelIndex index = list->model()->index(row, 0);
                if (index.data().toString() != title)
                    continue;
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                                  list->visualRect(index).center());
                return true;
            }
        }
        return false;
    }

    // The texts of a row of the traffic table, as somebody who reads them aloud gets them.
    QString row(int index)
    {
        const auto *table = find<QTableView>(u"trafficTable"_s);
        QStringList texts;
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            const QModelIndex cell = table->model()->index(index, column);
            texts += cell.data(Qt::DisplayRole).toString()
                + cell.data(Qt::AccessibleTextRole).toString();
        }
        return texts.join(u' ');
    }

    int rows() { return find<QTableView>(u"trafficTable"_s)->model()->rowCount(); }

private slots:
    void initTestCase()
    {
        m_settings =
            std::make_unique<QSettings>(m_folder.filePath(u"w.ini"_s), QSettings::IniFormat);
        m_themes = std::make_unique<ThemeController>(*qApp);
        ProgramOptions options;
        options.folder = m_folder.filePath(u"demo"_s);
        options.demo = true;
        options.port = 0;
        m_program = std::make_unique<Program>(*m_settings, *m_themes, options);
        m_program->start();
        QVERIFY(QTest::qWaitForWindowExposed(&m_program->window()));
        QTRY_VERIFY_WITH_TIMEOUT(m_program->session(), 15000);
        QTRY_COMPARE_WITH_TIMEOUT(m_program->session()->gateway().state(), Gateway::State::Running,
                                  15000);
    }

    void sendARequestAndSeeIt()
    {
        QVERIFY(open(u"Traffic"_s));
        QTRY_VERIFY(button(u"Send test request"_s));
        QTest::mouseClick(button(u"Send test request"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(find<QTableView>(u"trafficTable"_s) && rows() == 1, 15000);
        QTRY_VERIFY2(row(0).contains(u"200"), qPrintable(row(0)));
        QVERIFY2(row(0).contains(u"/hello"), qPrintable(row(0)));
        RateStrip *strip = find<RateStrip>();
        QVERIFY(strip);
        QTRY_VERIFY_WITH_TIMEOUT(strip->highest() > 0, 15000);
    }

    void disableTheRouteAndApply()
    {
        QVERIFY(open(u"Routes"_s));
        QTRY_VERIFY(find<ListPane>());
        find<ListPane>()->select(u"hello"_s);
        QTRY_VERIFY(find<ResourcePane>());
        QCheckBox *enabled = find<ResourcePane>()->form()->enabledSwitch();
        QTRY_VERIFY(enabled->isVisible());
        QVERIFY(enabled->isChecked());
        QTest::mouseClick(enabled, Qt::LeftButton, {}, QPoint(8, enabled->height() / 2));
        QTRY_COMPARE(m_program->session()->draft().changes().size(), 1);
        QTRY_VERIFY(find<QPushButton>(u"toolbar.draft.apply"_s));
        const quint64 revision = m_program->session()->gateway().revision();
        QTest::mouseClick(find<QPushButton>(u"toolbar.draft.apply"_s), Qt::LeftButton);
        QTRY_COMPARE(m_program->session()->gateway().revision(), revision + 1);
        QVERIFY(m_program->session()->draft().changes().isEmpty());
    }

    void theNextRequestIsAnswered404()
    {
        int status = 0;
        m_program->session()->sendTestRequest(
            "GET", u"/hello"_s, this, [&](const Result<int> &got) { status = got.value_or(-1); });
        QTRY_COMPARE(status, 404);
        QVERIFY(open(u"Traffic"_s));
        QTRY_COMPARE(rows(), 2);
        QTRY_VERIFY2(row(1).contains(u"404"), qPrintable(row(1)));
    }

    void whatWasAppliedIsInTheFile()
    {
        QFile file(m_folder.filePath(u"demo/apisix.yaml"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("status: 0"));
    }

    void cleanupTestCase() { m_program.reset(); }
};

QTEST_MAIN(TestFirstMinute)
#include "tst_first_minute.moc"
