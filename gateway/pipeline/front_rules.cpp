// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/pipeline/front_rules.h"

#include "gateway/core/ascii.h"
#include "gateway/http/writer.h"

namespace gatehouse::pipeline {

namespace {

IpMatcher matcherOf(QList<QByteArray> addresses)
{
    addresses.removeAll("unix:"); // no client comes that way
    return IpMatcher::compile(addresses).value_or(IpMatcher());
}

// "address", "address:port" or "[v6]:port".
std::optional<Endpoint> endpointIn(QByteArrayView text)
{
    text = text.trimmed();
    const bool bare = text.count(':') > 1 && !text.startsWith('[');
    Endpoint out;
    if (bare) {
        out.address = text.toByteArray();
    } else if (const auto parts = http::parseHostPort(text)) {
        out = {parts->host, parts->port};
    }
    return IpAddress::parse(out.address) ? std::optional(out) : std::nullopt;
}

// A path whose segments carry ";parameters" as servlets read it; std::nullopt: refused.
std::optional<QByteArray> withoutParameters(const QByteArray &path)
{
    QList<QByteArray> segments = path.split('/');
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const qsizetype mark = segments[i].indexOf(';');
        if (mark < 0)
            continue;
        segments[i].truncate(mark);
        const QByteArray name = segments[i].toLower();
        if (name == "." || name == ".." || name == "%2e" || name == "%2e%2e"
            || (name.isEmpty() && i + 1 < segments.size()))
            return std::nullopt;
    }
    return segments.join('/');
}

// The normalised path in which "%2F" is still "%2F".
QByteArray withEncodedSlashes(const http::Target &target)
{
    QByteArray raw = target.rawPath;
    raw.replace("%2f", "%252F").replace("%2F", "%252F");
    const auto parsed = http::parseTarget(raw);
    return parsed ? parsed->path : target.path;
}

} // namespace

FrontRules::FrontRules(const config::NodeSettings &settings)
    : m_header(settings.realIpHeader)
    , m_from(matcherOf(settings.realIpFrom))
    , m_recursive(settings.realIpRecursive)
    , m_cutsSlash(settings.deleteUriTailSlash)
    , m_likeServlet(settings.normalizeUriLikeServlet)
    , m_keepsSlash(settings.matchUriEncodedSlash)
    , m_showsUpstreamStatus(settings.showUpstreamStatus)
{
    if (settings.trustedAddresses)
        m_trusted = matcherOf(*settings.trustedAddresses);
}

void FrontRules::identify(Exchange &exchange) const
{
    const auto value = exchange.received.headers.value(m_header);
    if (!value || value->isEmpty() || !m_from.contains(exchange.client.address))
        return;
    if (!ascii::equalsIgnoreCase(m_header, "X-Forwarded-For")) {
        exchange.client = endpointIn(*value).value_or(exchange.client);
        return;
    }
    const QByteArray all = exchange.received.headers.joined(m_header);
    const QList<QByteArray> chain = all.split(',');
    for (auto it = chain.crbegin(); it != chain.crend(); ++it) {
        const auto said = endpointIn(*it);
        if (!said)
            return;
        exchange.client = *said;
        if (!m_recursive || !m_from.contains(said->address))
            return;
    }
}

bool FrontRules::readPath(Exchange &exchange) const
{
    QByteArray &path = exchange.target.path;
    if (m_keepsSlash && exchange.target.rawPath.contains('%'))
        path = withEncodedSlashes(exchange.target);
    if (m_cutsSlash && path.size() > 1 && path.endsWith('/'))
        path.chop(1);
    if (!m_likeServlet || !path.contains(';'))
        return true;
    const auto read = withoutParameters(path);
    if (read)
        path = *read;
    return read.has_value();
}

FrontRules::Trust FrontRules::trustIn(const Endpoint &peer) const
{
    if (!m_trusted)
        return Trust::Nobody;
    return m_trusted->contains(peer.address) ? Trust::Peer : Trust::Others;
}

http::Headers FrontRules::requestFields(const Exchange &exchange, const Endpoint &peer) const
{
    struct Observed {
        QByteArray name, value;
    };
    const Trust trust = trustIn(peer);
    http::Headers fields = exchange.received.headers;
    http::removeHopByHop(fields);
    std::array<Observed, 3> observed{
        Observed{"X-Forwarded-Proto", exchange.scheme},
        Observed{"X-Forwarded-Host", exchange.received.headers.value("Host").value_or("")},
        Observed{"X-Forwarded-Port", QByteArray::number(exchange.server.port)}};
    const auto isObserved = [&](QByteArrayView name) {
        return name.size() >= 16 && ascii::lower(name.front()) == 'x'
            && std::any_of(observed.begin(), observed.end(), [&](const Observed &field) {
                   return ascii::equalsIgnoreCase(name, field.name);
               });
    };
    http::Headers out;
    out.reserve(fields.size() + 6);
    for (const http::Field &field : fields) {
        const bool mayStay = trust == Trust::Peer
            || !(isObserved(field.name) || ascii::equalsIgnoreCase(field.name, "Forwarded")
                 || (trust == Trust::Others
                     && ascii::equalsIgnoreCase(field.name, "X-Forwarded-For")));
        if (mayStay && !ascii::equalsIgnoreCase(field.name, "Expect")
            && !ascii::equalsIgnoreCase(field.name, "Content-Length"))
            out.append(field.name, field.value);
    }
    for (Observed &field : observed) {
        if (trust != Trust::Peer || !out.contains(field.name))
            out.append(std::move(field.name), std::move(field.value));
    }
    return out;
}

} // namespace gatehouse::pipeline
