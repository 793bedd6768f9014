// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of the health of upstreams' nodes, for the forms that list them.
#pragma once

#include "gateway/config/document.h"
#include "gateway/health/report.h"
#include "ui/widgets/text_label.h"

#include <QHash>

namespace gatehouse::ui {

class NodeHealth : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setReports(const QList<health::Report> &reports);
    /// owner: "upstreams/u1". Nothing: it is not checked, or was never used.
    [[nodiscard]] std::optional<health::State> stateOf(const QString &owner, const QString &host,
                                                       int port) const;

signals:
    void changed();

private:
    QHash<QString, health::State> m_states; // by owner and address
};

/// The state of one node in words and colour; hidden while nothing is known of it.
class NodeStateLabel : public TextLabel
{
    Q_OBJECT
public:
    /// health must outlive the label.
    NodeStateLabel(const NodeHealth &health, const QString &owner, QWidget *parent = nullptr);

    /// "host:port", or the host only.
    void setAddress(const QString &address);

private:
    void refresh();

    const NodeHealth &m_health;
    QString m_owner, m_host;
    int m_port = 0;
};

} // namespace gatehouse::ui
