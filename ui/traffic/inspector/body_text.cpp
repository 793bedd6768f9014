// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/body_text.h"

#include "ui/widgets/format.h"

#include <QJsonDocument>
#include <QStringDecoder>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

// Null for what is no text. A cut body may end within a character, which is left out.
QString textOf(QByteArrayView octets)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = octets.contains('\0') ? QString() : QString(decode(octets));
    return decode.hasError() ? QString() : text;
}

// Indents valid JSON and leaves order and numbers as they came.
QString indented(const QString &json)
{
    QString out;
    int depth = 0;
    const auto newLine = [&] { out += u'\n' + QString(depth * 4, u' '); };
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QChar c = json.at(i);
        if (inString) {
            out += c;
            if (c == u'\\' && i + 1 < json.size())
                out += json.at(++i);
            inString = c != u'"';
        } else if (c == u'{' || c == u'[') {
            out += c;
            ++depth;
            newLine();
        } else if (c == u'}' || c == u']') {
            --depth;
            while (out.back().isSpace()) // an empty one stays on its line
                out.chop(1);
            if (!out.endsWith(c == u'}' ? u'{' : u'['))
                newLine();
            out += c;
        } else if (c == u',') {
            out += c;
            newLine();
        } else if (c == u':') {
            out += u": "_s;
        } else if (!c.isSpace()) {
            inString = c == u'"';
            out += c;
        }
    }
    return out + u'\n';
}

} // namespace

QStringList BodyReader::notes(const traffic::Body &body, const QByteArray &coding)
{
    QStringList notes{Format::bytes(std::max<qint64>(body.size, body.octets.size()))};
    if (body.truncated)
        notes << tr("truncated at %1 KiB").arg(body.octets.size() / 1024);
    if (!coding.isEmpty() && coding != "identity")
        notes << tr("compressed (%1), shown as it came").arg(QString::fromLatin1(coding));
    return notes;
}

BodyText BodyReader::read(const traffic::Body &body, const QByteArray &type,
                          const QByteArray &coding)
{
    QStringList said = notes(body, coding);
    const auto done = [&said](BodyText::Kind kind, const QString &text) {
        return BodyText{kind, text, said.join(u" \u00B7 "_s)};
    };
    if (body.octets.isEmpty()) {
        if (body.size == 0)
            return {BodyText::Kind::Empty, {}, tr("No body")};
        said << tr("not captured");
        return done(BodyText::Kind::Empty, {});
    }
    const QString text = textOf(
        QByteArrayView(body.octets).first(std::min<qsizetype>(body.octets.size(), MaxShown)));
    if (text.isEmpty()) {
        if (body.octets.size() > MaxHex)
            said << tr("first %1 as hex").arg(Format::bytes(MaxHex));
        return done(BodyText::Kind::Hex,
                    hex(QByteArrayView(body.octets).first(std::min(body.octets.size(), MaxHex))));
    }
    if (type.contains("json") && !body.truncated && body.octets.size() <= MaxShown) {
        if (!QJsonDocument::fromJson(body.octets).isNull())
            return done(BodyText::Kind::Json, broken(indented(text)));
    }
    if (body.octets.size() > MaxShown)
        said << tr("first %1 shown").arg(Format::bytes(MaxShown));
    return done(BodyText::Kind::Text, broken(text));
}

// Laying out one endless line takes seconds.
QString BodyReader::broken(const QString &text)
{
    QString out;
    out.reserve(text.size());
    qsizetype column = 0;
    for (const QChar c : text) {
        if (column == MaxLine && c != u'\n') {
            out += u'\n';
            column = 0;
        }
        out += c;
        column = c == u'\n' ? 0 : column + 1;
    }
    return out;
}

QString BodyReader::hex(QByteArrayView octets)
{
    QString out;
    for (qsizetype at = 0; at < octets.size(); at += 16) {
        const QByteArrayView line = octets.sliced(at, std::min<qsizetype>(16, octets.size() - at));
        QString readable;
        for (const char c : line)
            readable += c >= 0x20 && c < 0x7F ? QChar(u'\0' + c) : QChar(u'.');
        const QString pairs = QString::fromLatin1(line.toByteArray().toHex(' '));
        out += u"%1  %2  %3\n"_s.arg(at, 6, 16, QChar(u'0')).arg(pairs, -47).arg(readable);
    }
    return out;
}

} // namespace gatehouse::ui
