// SPDX-License-Identifier: GPL-3.0-or-later
// Goes through every place in light and dark and writes a picture of each. Waits for what the
// pictures need (a gateway that runs, traffic in the charts and in the table), not for time.
#pragma once

#include "app/settings/settings.h"

#include "gateway/traffic/record.h"

#include <functional>
#include <QDir>
#include <QList>
#include <QObject>
#include <QTimer>

namespace gatehouse::ui {

class Program;

class ScreenshotTour : public QObject
{
    Q_OBJECT
public:
    /// requests: how many there shall be before the first picture.
    ScreenshotTour(Program &program, const QString &folder, quint64 requests,
                   QObject *parent = nullptr);

    void start();

signals:
    /// Empty problem: all pictures are written.
    void finished(const QString &problem);

private:
    struct Step {
        std::function<bool()> ready;
        std::function<void()> run;
    };
    void plan();
    void planPictures();
    void next();
    [[nodiscard]] bool hasTraffic() const;
    [[nodiscard]] bool hasTaken(app::ThemeChoice theme) const;
    void remember(const traffic::Batch &batch);
    void openDetails();
    void makeKey();
    void save(const QString &name);

    Program &m_program;
    QDir m_folder;
    quint64 m_requests;
    quint64 m_exchange = 0; ///< one worth a look: it has passed plugins
    quint64 m_newest = 0; ///< the one after it, which may still be under the table's badge
    QList<Step> m_steps;
    QTimer m_poll;
    QTimer m_patience;
    QString m_problem;
};

} // namespace gatehouse::ui
