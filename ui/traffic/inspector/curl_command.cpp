// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/curl_command.h"

#include "ui/traffic/inspector/exchange_facts.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

// curl writes these itself.
bool isImplied(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower == "host" || lower == "content-length" || lower == "connection"
        || lower == "transfer-encoding" || lower == "expect";
}

} // namespace

QString shellQuoted(const QString &text)
{
    static constexpr QStringView safe = u"-_./:=@%+,";
    const bool plain = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c.isLetterOrNumber() && c.unicode() < 128) || safe.contains(c);
    });
    return plain ? text : u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString curlCommand(const traffic::Record &record)
{
    const traffic::Body &body = record.requestBody;
    const bool hasBody = !body.octets.isEmpty() && !body.truncated && !body.octets.contains('\0');
    QString command = u"curl"_s;
    if (record.method == "HEAD")
        command += u" --head"_s;
    else if (record.method != (hasBody ? "POST" : "GET"))
        command += u" -X "_s + shellQuoted(QString::fromLatin1(record.method));
    command += u' ' + shellQuoted(ExchangeFacts::url(record));
    for (const http::Field &field : record.requestHeaders) {
        if (isImplied(field.name))
            continue;
        // "Name;" is how curl sends an empty value.
        const QString name = QString::fromLatin1(field.name);
        const QString line = field.value.isEmpty()
            ? QString(name + u';')
            : QString(name + u": "_s + QString::fromUtf8(field.value));
        command += u" -H "_s + shellQuoted(line);
    }
    if (hasBody)
        command += u" --data-raw "_s + shellQuoted(QString::fromUtf8(body.octets));
    return command;
}

} // namespace gatehouse::ui
