// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/expression.h"
#include "gateway/exchange/graphql_document.h"
#include "gateway/exchange/json_path.h"
#include "gateway/exchange/multipart.h"
#include "gateway/exchange/variables.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Any text as an expression, a template, a GraphQL document, a multipart body and a path into JSON:
// each is read or refused, and what was read can be evaluated.

using namespace gatehouse;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    Exchange exchange;
    exchange.method = "POST";
    exchange.target = {"/a", "/a", text.left(64), true, {}};
    exchange.headers = {{"Content-Type", "application/json"}, {"Cookie", text.left(64)}};
    exchange.requestBody = text;
    if (const auto expression = Expression::compile(QJsonDocument::fromJson(text).array()))
        (void)expression->matches(exchange);
    (void)Template(text).render(exchange);
    (void)variable(exchange, text);
    (void)parseGraphql(text);
    (void)multipartField(text, "multipart/form-data; boundary=b", "a");
    const qsizetype line = std::max<qsizetype>(0, text.indexOf('\n'));
    const QJsonDocument json = QJsonDocument::fromJson(text.mid(line));
    (void)firstAt(json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object()),
                  text.left(line));
    return 0;
}
