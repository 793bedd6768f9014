// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/storability.h"

#include "gateway/cache/vary.h"

namespace gatehouse::cache {

namespace {

bool mayBeKept(const AnswerFacts &facts)
{
    return facts.freshness.isExplicit || facts.control.isPublic
        || isHeuristicallyCacheable(facts.status);
}

bool isOfUse(const AnswerFacts &facts)
{
    return facts.freshness.lifetime > Seconds(0) || facts.response.contains("ETag")
        || facts.response.contains("Last-Modified") || facts.control.staleIfError
        || facts.control.staleWhileRevalidate;
}

QByteArrayView refusalByPerson(const AnswerFacts &facts, const SharingRules &rules)
{
    const bool isShared = isMarkedShared(facts.control);
    if (facts.request.contains("Authorization") && !isShared)
        return "the request had Authorization and the answer is not marked public";
    const bool isPublic = facts.control.isPublic || facts.control.sMaxAge;
    if (!rules.setCookie && !isPublic && facts.response.contains("Set-Cookie"))
        return "the answer sets a cookie and is not marked public";
    if (!rules.cookies && !isPublic && facts.request.contains("Cookie")
        && !varyNames(facts.response).value_or(QList<QByteArray>()).contains("cookie"))
        return "the request had a cookie and the answer is not marked public";
    return {};
}

} // namespace

bool isMarkedShared(const CacheControl &control)
{
    return control.isPublic || control.sMaxAge || control.mustRevalidate;
}

bool mayUseCache(QByteArrayView method)
{
    return method == "GET" || method == "HEAD";
}

QByteArrayView refusalToStore(const AnswerFacts &facts, const SharingRules &rules)
{
    if (facts.method != "GET")
        return "only answers to GET are kept";
    if (facts.status < 200 || facts.status == 206 || facts.status == 304 || facts.status == 416)
        return "an answer of this status is not kept";
    if (facts.requestControl.noStore)
        return "the request says no-store";
    if (facts.control.mustUnderstand && !isUnderstood(facts.status))
        return "the answer says must-understand, its status is not known";
    if (facts.control.noStore && !facts.control.mustUnderstand)
        return "the answer says no-store";
    if (facts.control.isPrivate)
        return "the answer says private";
    if (!varyNames(facts.response))
        return "the answer varies by what no field tells (Vary: *)";
    if (const QByteArrayView reason = refusalByPerson(facts, rules); !reason.isEmpty())
        return reason;
    if (!mayBeKept(facts))
        return "an answer of this status is kept only if it says for how long";
    if (!isOfUse(facts))
        return "the answer is not fresh for any time and has no validator";
    return {};
}

} // namespace gatehouse::cache
