// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/node_health.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using health::State;

namespace {

QString keyOf(const QString &owner, const QString &host, int port)
{
    return owner + u' ' + host + u' ' + QString::number(port);
}

} // namespace

void NodeHealth::setReports(const QList<health::Report> &reports)
{
    QHash<QString, State> states;
    for (const health::Report &report : reports) {
        const QString owner = QString::fromUtf8(report.ownerKind + '/' + report.ownerId);
        for (const health::NodeReport &node : report.nodes) {
            states.insert(keyOf(owner, QString::fromUtf8(node.host), node.port), node.state);
            // A node that is asked under another name stands in the form by its address or this.
            states.insert(keyOf(owner, QString::fromUtf8(node.hostName), node.port), node.state);
        }
    }
    if (states == m_states)
        return;
    m_states = states;
    emit changed();
}

std::optional<State> NodeHealth::stateOf(const QString &owner, const QString &host, int port) const
{
    const auto found = m_states.constFind(keyOf(owner, host, port));
    return found == m_states.cend() ? std::nullopt : std::optional<State>(*found);
}

NodeStateLabel::NodeStateLabel(const NodeHealth &health, const QString &owner, QWidget *parent)
    : TextLabel(TextRole::Small, Tone::Secondary, parent)
    , m_health(health)
    , m_owner(owner)
{
    setMinimumHeight(32);
    connect(&health, &NodeHealth::changed, this, &NodeStateLabel::refresh);
    hide();
}

void NodeStateLabel::setAddress(const QString &address)
{
    const qsizetype colon = address.lastIndexOf(u':');
    m_host = colon < 0 ? address : address.left(colon);
    m_port = colon < 0 ? 80 : address.mid(colon + 1).toInt();
    refresh();
}

void NodeStateLabel::refresh()
{
    const std::optional<State> state = m_health.stateOf(m_owner, m_host, m_port);
    setVisible(state.has_value());
    if (!state)
        return;
    const auto say = [this](Tone tone, const QString &text) {
        setTone(tone);
        setText(u"● "_s + text);
        setAccessibleName(text);
    };
    switch (*state) {
    case State::Healthy:
        return say(Tone::Ok, tr("Up"));
    case State::MostlyHealthy:
        return say(Tone::Warning, tr("Mostly up"));
    case State::MostlyUnhealthy:
        return say(Tone::Warning, tr("Mostly down"));
    case State::Unhealthy:
        return say(Tone::Danger, tr("Down"));
    }
}

} // namespace gatehouse::ui
