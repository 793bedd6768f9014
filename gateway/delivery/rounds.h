// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/delivery/lane.h"

#include <QObject>
#include <QSemaphore>
#include <QTimer>

#include <map>

namespace gatehouse::delivery {

// What the courier's thread does: looks at each lane when there is something to do there.
class Rounds final : public QObject
{
    Q_OBJECT

public:
    explicit Rounds(const Clock &clock);
    ~Rounds() override;

    // From any thread: looks at that queue soon; the lane is made when it is first asked for.
    void wake(const std::shared_ptr<Queue> &queue, const DestinationMaker &maker);
    void hurry();
    // Sends what there is and then releases `idle`.
    void finish(QSemaphore *idle);

signals:
    void announced(const QString &text);

private:
    void look(const std::shared_ptr<Queue> &queue, const DestinationMaker &maker);
    void lookAll();
    void plan();
    transport::UpstreamManager &http();

    const Clock &m_clock;
    QTimer *m_timer;
    std::unique_ptr<transport::UpstreamManager> m_http;
    std::map<const Queue *, std::unique_ptr<Lane>> m_lanes;
    QSemaphore *m_idle = nullptr; // set when the end has come
};

} // namespace gatehouse::delivery
