// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/host_port.h"
#include "gateway/http/message_machine.h"
#include "gateway/http/start_line.h"

namespace gatehouse::http {

class RequestParser::Private final : public MessageMachine
{
public:
    explicit Private(const Limits &limits)
        : MessageMachine(Role::Request, limits)
    {
    }

    RequestHead head;

protected:
    Fault readStartLine(QByteArrayView line) override
    {
        head = {};
        return parseRequestLine(line, head);
    }
    Fault finishHead(Headers &&headers, const HeadFacts &facts, BodyPlan &plan) override;

private:
    Fault checkHost(Headers &headers, const HeadFacts &facts) const;
};

Fault RequestParser::Private::finishHead(Headers &&headers, const HeadFacts &facts, BodyPlan &plan)
{
    if (Fault fault = facts.checkFraming(head.version))
        return fault;
    if (Fault fault = checkHost(headers, facts))
        return fault;
    if (facts.expectOther)
        return ParseError{417, "unknown expectation"};
    if (facts.isChunked())
        plan.framing = Framing::Chunked;
    else if (facts.contentLength >= 0)
        plan.framing = Framing::Length;
    plan.length = facts.contentLength;
    const bool hasBody = facts.isChunked() || facts.contentLength > 0;
    head.expectContinue = facts.expectContinue && hasBody && head.version == Version::Http11;
    head.keepAlive = facts.persists(head.version);
    head.framing = plan.framing;
    head.contentLength = facts.contentLength;
    head.headers = std::move(headers);
    return std::nullopt;
}

// RFC 9112 3.2: one Host in HTTP/1.1; the authority of an absolute-form takes its place (3.2.2).
Fault RequestParser::Private::checkHost(Headers &headers, const HeadFacts &facts) const
{
    if (facts.hosts > 1)
        return ParseError{400, "more than one Host"};
    if (facts.hosts == 0 && head.version == Version::Http11)
        return ParseError{400, "no Host"};
    if (facts.hosts == 1 && !isHostPort(facts.host))
        return ParseError{400, "Host is not a host with an optional port"};
    const QByteArrayView authority = targetAuthority(head.target);
    if (!authority.isEmpty() && facts.host != authority)
        headers.set("Host", authority.toByteArray());
    return std::nullopt;
}

RequestParser::RequestParser(Limits limits)
    : d(std::make_unique<Private>(limits))
{
}

RequestParser::~RequestParser() = default;

Event RequestParser::next(QByteArrayView &input)
{
    return d->next(input);
}

RequestHead RequestParser::takeHead()
{
    return std::exchange(d->head, {});
}

QByteArrayView RequestParser::body() const
{
    return d->body();
}

Headers RequestParser::takeTrailers()
{
    return d->takeTrailers();
}

ParseError RequestParser::error() const
{
    return d->error();
}

bool RequestParser::isIdle() const
{
    return d->isIdle();
}

} // namespace gatehouse::http
