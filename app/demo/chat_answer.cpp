// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/chat_answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gatehouse::app {

static constexpr int longestQuote = 60;
static constexpr int charactersPerToken = 4;

static QString textOf(const QString &question)
{
    return u"You said: \"%1\". I am the demo service behind this gateway, not a real model, but I "
           u"stream my answer "
           u"word by word just as one does, so you can watch the events pass."_qs.arg(
               question.left(longestQuote));
}

static QJsonObject frame(const QString &object, const QString &model, qint64 now,
                         const QJsonObject &choice)
{
    return {{u"id"_qs, u"chatcmpl-demo-%1"_qs.arg(now)},
            {u"object"_qs, object},
            {u"created"_qs, now},
            {u"model"_qs, model},
            {u"choices"_qs, QJsonArray{choice}}};
}

static QJsonObject usage(qsizetype asked, qsizetype answered)
{
    const qint64 prompt = asked / charactersPerToken + 1,
                 completion = answered / charactersPerToken + 1;
    return {{u"prompt_tokens"_qs, prompt},
            {u"completion_tokens"_qs, completion},
            {u"total_tokens"_qs, prompt + completion}};
}

static QByteArray event(const QJsonObject &object)
{
    return "data: " + QJsonDocument(object).toJson(QJsonDocument::Compact) + "\n\n";
}

static QList<QByteArray> eventsOf(const QString &text, const QString &model, qint64 now,
                                  const QJsonObject &used)
{
    const QString kind = u"chat.completion.chunk"_qs;
    QList<QByteArray> events;
    const QStringList words = text.split(u' ');
    for (qsizetype i = 0; i < words.size(); ++i) {
        QJsonObject delta{{u"content"_qs, i == 0 ? words[i] : QString(u' ' + words[i])}};
        if (i == 0)
            delta.insert(u"role"_qs, u"assistant"_qs);
        events.append(event(frame(
            kind, model, now,
            {{u"index"_qs, 0}, {u"delta"_qs, delta}, {u"finish_reason"_qs, QJsonValue::Null}})));
    }
    QJsonObject last =
        frame(kind, model, now,
              {{u"index"_qs, 0}, {u"delta"_qs, QJsonObject()}, {u"finish_reason"_qs, u"stop"_qs}});
    last.insert(u"usage"_qs, used);
    events.append(event(last));
    events.append("data: [DONE]\n\n");
    return events;
}

Result<ChatAnswer> chatAnswer(const QByteArray &body, qint64 now)
{
    const QJsonObject request = QJsonDocument::fromJson(body).object();
    if (!request.value(u"messages"_qs).isArray())
        return fail(ErrorKind::InvalidInput, u"send a JSON object with an array \"messages\""_qs);
    const QJsonArray messages = request.value(u"messages"_qs).toArray();
    const QString question =
        messages.last().toObject().value(u"content"_qs).toString(u"nothing"_qs);
    const QString model = request.value(u"model"_qs).toString(u"gatehouse-demo"_qs);
    const QString text = textOf(question);
    const QJsonObject used = usage(body.size(), text.size());
    const QJsonObject message{{u"role"_qs, u"assistant"_qs}, {u"content"_qs, text}};
    QJsonObject whole =
        frame(u"chat.completion"_qs, model, now,
              {{u"index"_qs, 0}, {u"message"_qs, message}, {u"finish_reason"_qs, u"stop"_qs}});
    whole.insert(u"usage"_qs, used);
    return ChatAnswer{request.value(u"stream"_qs).toBool(),
                      QJsonDocument(whole).toJson(QJsonDocument::Compact),
                      eventsOf(text, model, now, used)};
}

} // namespace gatehouse::app
