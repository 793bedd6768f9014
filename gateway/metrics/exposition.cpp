// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/metrics/exposition.h"

namespace gatehouse::metrics {

namespace {

void appendEscaped(QByteArray &out, const QByteArray &value)
{
    for (const char c : value) {
        if (c == '\\' || c == '"')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
}

} // namespace

void Exposition::family(const char *name, const char *type, const char *help)
{
    m_text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    m_text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
}

void Exposition::sample(const char *name, const QByteArray &labels, const QByteArray &value)
{
    m_text.append(name);
    if (!labels.isEmpty())
        m_text.append('{').append(labels).append('}');
    m_text.append(' ').append(value).append('\n');
}

void Exposition::sample(const char *name, const QByteArray &labels, quint64 value)
{
    sample(name, labels, QByteArray::number(value));
}

QByteArray Exposition::text(Labels labels)
{
    QByteArray out;
    for (const auto &[name, value] : labels) {
        if (!out.isEmpty())
            out += ',';
        out.append(name).append("=\"");
        appendEscaped(out, value);
        out += '"';
    }
    return out;
}

QByteArray Exposition::milliseconds(quint64 microseconds)
{
    return QByteArray::number(double(microseconds) / 1000.0, 'f', 3);
}

} // namespace gatehouse::metrics
