// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/auth/hmac_signature.h"

#include "gateway/core/ascii.h"
#include "gateway/exchange/variables.h"
#include "gateway/plugins/support/base64.h"
#include "gateway/plugins/support/same_secret.h"

#include <QMessageAuthenticationCode>

namespace gatehouse::plugins {

namespace {

struct Parameter {
    QByteArrayView name, value;
};

bool isWord(char c)
{
    return ascii::isAlpha(c) || ascii::isDigit(c);
}

// The first word="value" in it.
std::optional<Parameter> parameterIn(QByteArrayView text)
{
    for (qsizetype mark = text.indexOf("=\""); mark >= 0; mark = text.indexOf("=\"", mark + 1)) {
        qsizetype start = mark;
        while (start > 0 && isWord(text[start - 1]))
            --start;
        const qsizetype end = text.indexOf('"', mark + 2);
        if (start < mark && end >= 0)
            return Parameter{text.sliced(start, mark - start),
                             text.sliced(mark + 2, end - mark - 2)};
    }
    return std::nullopt;
}

std::optional<QCryptographicHash::Algorithm> hashOf(const QByteArray &algorithm)
{
    if (algorithm == "hmac-sha1")
        return QCryptographicHash::Sha1;
    if (algorithm == "hmac-sha256")
        return QCryptographicHash::Sha256;
    if (algorithm == "hmac-sha512")
        return QCryptographicHash::Sha512;
    return std::nullopt;
}

void take(HmacSignature &signature, const Parameter &parameter)
{
    if (parameter.name == "keyId")
        signature.keyId = parameter.value.toByteArray();
    else if (parameter.name == "algorithm")
        signature.algorithm = parameter.value.toByteArray();
    else if (parameter.name == "signature")
        signature.signature = parameter.value.toByteArray();
    else if (parameter.name == "headers")
        signature.headers = parameter.value.toByteArray().split(' ');
}

} // namespace

Result<HmacSignature> HmacSignature::of(const Exchange &exchange)
{
    const std::optional<QByteArray> field = exchange.headers.value("Authorization");
    if (!field)
        return fail(ErrorKind::InvalidInput, u"missing Authorization header"_qs);
    constexpr QByteArrayView scheme("Signature");
    if (!field->startsWith(scheme))
        return fail(ErrorKind::InvalidInput,
                    u"Authorization header does not start with 'Signature'"_qs);
    HmacSignature out;
    for (const QByteArray &part : field->sliced(scheme.size()).split(',')) {
        if (const auto parameter = parameterIn(part))
            take(out, *parameter);
    }
    return out;
}

QByteArray HmacSignature::signedText(const Exchange &exchange) const
{
    QByteArray text = keyId + '\n';
    for (const QByteArray &name : headers) {
        if (const auto value = exchange.headers.value(name))
            text += name + ": " + *value + '\n';
        else if (name == "@request-target")
            text +=
                exchange.method + ' ' + variable(exchange, "request_uri").value_or("/"_qba) + '\n';
    }
    return text;
}

bool HmacSignature::isMadeWith(const QByteArray &secret, const Exchange &exchange) const
{
    const auto hash = hashOf(algorithm);
    const std::optional<QByteArray> given = decodedBase64(signature);
    return hash && given
        && sameSecret(*given,
                      QMessageAuthenticationCode::hash(signedText(exchange), secret, *hash));
}

} // namespace gatehouse::plugins
