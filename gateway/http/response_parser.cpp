// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/message_machine.h"
#include "gateway/http/start_line.h"

namespace gatehouse::http {
namespace {

constexpr int kMaxInterim = 16; // 1xx answers before a final one

} // namespace

class ResponseParser::Private final : public MessageMachine
{
public:
    explicit Private(const Limits &limits)
        : MessageMachine(Role::Response, limits)
    {
    }

    ResponseHead head;
    bool toHead = false;
    bool toConnect = false;

protected:
    Fault readStartLine(QByteArrayView line) override
    {
        head = {};
        return parseStatusLine(line, head);
    }
    Fault finishHead(Headers &&headers, const HeadFacts &facts, BodyPlan &plan) override;

private:
    enum class Kind : quint8 { Interim, Tunnel, NoContent, Bodiless, Usual };

    Kind kind() const;
    Framing framingOf(Kind what, const HeadFacts &facts) const;

    int m_interim = 0;
};

// RFC 9112 6.3, rules 1 and 2.
ResponseParser::Private::Kind ResponseParser::Private::kind() const
{
    const bool success = head.status >= 200 && head.status < 300;
    if (head.status == 101 || (toConnect && success))
        return Kind::Tunnel;
    if (head.status < 200)
        return Kind::Interim;
    if (head.status == 204)
        return Kind::NoContent;
    return toHead || head.status == 304 ? Kind::Bodiless : Kind::Usual;
}

Framing ResponseParser::Private::framingOf(Kind what, const HeadFacts &facts) const
{
    if (what != Kind::Usual)
        return Framing::None;
    if (facts.isChunked())
        return Framing::Chunked;
    return facts.contentLength >= 0 ? Framing::Length : Framing::UntilClose;
}

Fault ResponseParser::Private::finishHead(Headers &&headers, const HeadFacts &facts, BodyPlan &plan)
{
    if (Fault fault = facts.checkFraming(head.version))
        return fault;
    const Kind what = kind();
    m_interim = what == Kind::Interim ? m_interim + 1 : 0;
    if (m_interim > kMaxInterim)
        return ParseError{502, "too many interim answers"};
    plan.framing = framingOf(what, facts);
    plan.length = facts.contentLength;
    plan.tunnel = what == Kind::Tunnel;
    head.contentLength = facts.contentLength;
    if (what != Kind::Usual && what != Kind::Bodiless) {
        // These never have a body, so they never tell its length (RFC 9110 8.6, RFC 9112 6.1).
        headers.remove("Content-Length");
        headers.remove("Transfer-Encoding");
        head.contentLength = -1;
    }
    head.framing = plan.framing;
    head.keepAlive = facts.persists(head.version) && plan.framing != Framing::UntilClose;
    head.headers = std::move(headers);
    return std::nullopt;
}

ResponseParser::ResponseParser(Limits limits)
    : d(std::make_unique<Private>(limits))
{
}

ResponseParser::~ResponseParser() = default;

void ResponseParser::expectAnswerTo(QByteArrayView method)
{
    d->toHead = method == "HEAD";
    d->toConnect = method == "CONNECT";
}

Event ResponseParser::next(QByteArrayView &input)
{
    return d->next(input);
}

Event ResponseParser::finish()
{
    return d->finish();
}

ResponseHead ResponseParser::takeHead()
{
    return std::exchange(d->head, {});
}

QByteArrayView ResponseParser::body() const
{
    return d->body();
}

Headers ResponseParser::takeTrailers()
{
    return d->takeTrailers();
}

ParseError ResponseParser::error() const
{
    return d->error();
}

bool ResponseParser::isIdle() const
{
    return d->isIdle();
}

} // namespace gatehouse::http
