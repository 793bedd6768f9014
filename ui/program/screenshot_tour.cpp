// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/screenshot_tour.h"

#include "ui/overview/overview_page.h"
#include "ui/program/program.h"
#include "ui/routes/routes_place.h"
#include "ui/shell/place.h"
#include "ui/theme/theme.h"
#include "ui/traffic/traffic_place.h"

namespace gatehouse::ui {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int EnoughRows = 60;
constexpr int ShortestWindow = 0;

} // namespace

ScreenshotTour::ScreenshotTour(Program &program, const QString &folder, quint64 requests,
                               QObject *parent)
    : QObject(parent)
    , m_program(program)
    , m_folder(folder)
    , m_requests(requests)
{
    m_poll.setInterval(20ms);
    connect(&m_poll, &QTimer::timeout, this, &ScreenshotTour::next);
    m_patience.setSingleShot(true);
    m_patience.setInterval(120s);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_poll.stop();
        emit finished(u"the program did not come into the state to be pictured"_s);
    });
}

void ScreenshotTour::start()
{
    if (!m_folder.mkpath(u"."_s))
        return emit finished(u"the folder %1 cannot be made"_s.arg(m_folder.path()));
    plan();
    m_patience.start();
    m_poll.start();
}

bool ScreenshotTour::hasTraffic() const
{
    const metrics::Board &board = m_program.session()->gateway().metrics();
    return board.total().requests() >= m_requests
        && m_program.traffic()->model().rowCount() >= EnoughRows;
}

void ScreenshotTour::plan()
{
    const auto always = [] { return true; };
    m_steps.append({[this] { return m_program.session() != nullptr; },
                    [this] {
                        m_program.session()->secrets().useMemoryOnly();
                        connect(&m_program.session()->gateway().traffic(), &traffic::Hub::arrived,
                                this, &ScreenshotTour::remember);
                    }});
    m_steps.append({always, [this] { makeKey(); }});
    m_steps.append({[this] { return m_program.session()->draft().changes().isEmpty(); }, [] {}});
    m_steps.append({[this] { return hasTraffic(); }, [this] { planPictures(); }});
}

void ScreenshotTour::remember(const traffic::Batch &batch)
{
    for (const traffic::RecordPtr &record : batch.finished) {
        if (record->method == "POST" && record->trace.size() > 1)
            m_exchange = std::exchange(m_newest, record->id);
    }
}

void ScreenshotTour::openDetails()
{
    m_program.window().showPlace(u"traffic"_s);
    if (m_exchange > 0)
        m_program.traffic()->showExchange(m_exchange);
    m_program.routes()->open({config::Kind::Route, u"private"_s});
}

// The application hands a new palette on to its widgets with a later turn of the event loop.
bool ScreenshotTour::hasTaken(app::ThemeChoice theme) const
{
    const Theme wanted = theme == app::ThemeChoice::Dark ? darkTheme() : lightTheme();
    return m_program.window().palette().color(QPalette::Window) == wanted.window;
}

// One turn to bring the place to the front, one in which it is painted, one to keep it.
void ScreenshotTour::planPictures()
{
    if (auto *overview = m_program.window().findChild<OverviewPage *>())
        overview->setTimeWindow(ShortestWindow);
    openDetails();
    const auto always = [] { return true; };
    const QList<QPair<app::ThemeChoice, QString>> themes = {{app::ThemeChoice::Light, u"light"_s},
                                                            {app::ThemeChoice::Dark, u"dark"_s}};
    for (const auto &[theme, word] : themes) {
        m_steps.append(
            {always, [this, chosen = theme] { m_program.preferences().setTheme(chosen); }});
        m_steps.append({[this, chosen = theme] { return hasTaken(chosen); }, [] {}});
        for (const Place *place : m_program.window().places()) {
            const QString id = place->id();
            m_steps.append({always, [this, id] { m_program.window().showPlace(id); }});
            m_steps.append({always, [this] { m_program.window().grab(); }});
            m_steps.append({always, [this, name = QString(id + u'-' + word)] { save(name); }});
        }
    }
}

// Two keys for the Keys place and for the demo's protected route.
void ScreenshotTour::makeKey()
{
    app::Session *session = m_program.session();
    if (!app::KeyService::keys(session->draft().document()).isEmpty())
        return;
    const auto adopt = [session](const Result<app::NewKey> &made) {
        if (!made)
            return;
        session->draft().setDocument(made->document);
        (void)session->apply();
    };
    session->keys().create(session->draft().document(), u"mobile-app"_s, u"production"_s,
                           [session, adopt](const Result<app::NewKey> &made) {
                               adopt(made);
                               session->keys().create(session->draft().document(), u"partner"_s,
                                                      u"nightly import"_s, adopt);
                           });
}

void ScreenshotTour::next()
{
    if (m_steps.isEmpty() || !m_problem.isEmpty()) {
        m_poll.stop();
        m_patience.stop();
        return emit finished(m_problem);
    }
    if (!m_steps.first().ready())
        return;
    const Step step = m_steps.takeFirst();
    step.run();
}

void ScreenshotTour::save(const QString &name)
{
    const QString path = m_folder.filePath(name + u".png"_s);
    if (!m_program.window().grab().save(path))
        m_problem = u"%1 cannot be written"_s.arg(path);
}

} // namespace gatehouse::ui
