// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/environment.h"

#include <QRegularExpression>

namespace gatehouse::config {

namespace {

constexpr qsizetype maxSize = 32 * 1024 * 1024;
constexpr qsizetype maxFaults = 20;

struct Mark {
    QByteArray name;
    std::optional<QByteArray> fallback;
};

bool isNameOctet(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// What stands between "${{" and "}}"; nothing if it is no mark.
std::optional<Mark> parseMark(const QByteArray &inner)
{
    const qsizetype assign = inner.indexOf(":=");
    Mark mark;
    mark.name = (assign < 0 ? inner : inner.left(assign)).trimmed();
    if (assign >= 0)
        mark.fallback = inner.mid(assign + 2).trimmed();
    if (mark.name.isEmpty() || !std::all_of(mark.name.begin(), mark.name.end(), isNameOctet))
        return std::nullopt;
    return mark;
}

Fault fault(const QByteArray &text, qsizetype at, const QString &reason)
{
    const int line = int(std::count(text.begin(), text.begin() + at, '\n')) + 1;
    return {std::nullopt, {}, {}, line, reason, reason};
}

} // namespace

QByteArray substituteEnvironment(const QByteArray &text, QList<Fault> &faults)
{
    QByteArray out;
    qsizetype done = 0;
    qsizetype begin = 0;
    while ((begin = text.indexOf("${{", begin)) >= 0 && faults.size() < maxFaults) {
        const qsizetype end = text.indexOf("}}", begin);
        const qsizetype newline = text.indexOf('\n', begin);
        const bool closed = end >= 0 && (newline < 0 || end < newline);
        const auto mark = closed ? parseMark(text.mid(begin + 3, end - begin - 3)) : std::nullopt;
        if (!mark) {
            begin += 3;
            continue;
        }
        const bool isSet = qEnvironmentVariableIsSet(mark->name.constData());
        if (!isSet && !mark->fallback) {
            faults.append(
                fault(text, begin,
                      u"failed to handle configuration: can't find environment variable %1"_qs.arg(
                          QString::fromUtf8(mark->name))));
        } else {
            out += text.mid(done, begin - done)
                + (isSet ? qgetenv(mark->name.constData()) : *mark->fallback);
            done = end + 2;
        }
        if (out.size() > maxSize) {
            faults.append(fault(text, begin,
                                u"the text exceeds 32 MiB once the environment is filled in"_qs));
            return text;
        }
        begin = end + 2;
    }
    return out + text.mid(done);
}

} // namespace gatehouse::config
