// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <initializer_list>
#include <utility>

namespace gatehouse::metrics {

// Prometheus' text format 0.0.4, line by line.
class Exposition
{
public:
    using Label = std::pair<const char *, QByteArray>;
    using Labels = std::initializer_list<Label>;

    void family(const char *name, const char *type, const char *help);
    void sample(const char *name, const QByteArray &labels, const QByteArray &value);
    void sample(const char *name, const QByteArray &labels, quint64 value);
    // a="1",b="2", escaped.
    static QByteArray text(Labels labels);
    // Microseconds as milliseconds.
    static QByteArray milliseconds(quint64 microseconds);

    QByteArray take() { return std::move(m_text); }

private:
    QByteArray m_text;
};

} // namespace gatehouse::metrics
