// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/traffic/record_codec.h"

#include <type_traits>

namespace gatehouse::traffic {

namespace {
constexpr quint64 version = 1;
constexpr quint64 mostItems = 65'536;

// One description of the layout serves both directions: the same visit writes with an OctetWriter
// and reads with an OctetReader.
struct Write {
    OctetWriter &out;
    template <typename T>
    void number(const T &value)
    {
        out.number(quint64(value));
    }
    template <typename T>
    void signedNumber(const T &value)
    {
        out.signedNumber(value);
    }
    void flag(const bool &value) { out.number(value ? 1 : 0); }
    template <typename E>
    void choice(const E &value, E)
    {
        out.number(quint64(value));
    }
    void text(const QByteArray &value) { out.text(value); }
};

struct Read {
    OctetReader &in;
    template <typename T>
    void number(T &value)
    {
        value = T(in.number());
    }
    template <typename T>
    void signedNumber(T &value)
    {
        value = T(in.signedNumber());
    }
    void flag(bool &value) { value = in.numberUpTo(1) == 1; }
    template <typename E>
    void choice(E &value, E last)
    {
        value = E(in.numberUpTo(quint64(last)));
    }
    void text(QByteArray &value) { value = in.text(); }
};

template <typename IO, typename R>
void visitSummary(IO io, R &r)
{
    io.number(r.id);
    io.choice(r.state, State::Complete);
    io.choice(r.ending, Ending::Aborted);
    for (auto *number : {&r.startedUs, &r.durationUs, &r.firstByteUs, &r.upstreamUs})
        io.signedNumber(*number);
    io.number(r.revision);
    for (auto *text : {&r.method, &r.scheme, &r.host, &r.target, &r.protocol, &r.client, &r.routeId,
                       &r.routeName, &r.serviceId, &r.consumer, &r.node, &r.error, &r.contentType})
        io.text(*text);
    io.signedNumber(r.status);
    io.signedNumber(r.requestBytes);
    io.signedNumber(r.responseBytes);
    for (auto *body : {&r.requestBody, &r.responseBody}) {
        io.signedNumber(body->size);
        io.flag(body->truncated);
    }
}

template <typename IO, typename H>
void visitHook(IO io, H &hook)
{
    io.text(hook.plugin);
    io.text(hook.source);
    io.choice(hook.hook, Hook::Log);
    io.choice(hook.verdict, Verdict::Waited);
    io.signedNumber(hook.durationNs);
    io.text(hook.note);
    io.text(hook.changes);
}

template <typename IO, typename A>
void visitAttempt(IO io, A &attempt)
{
    io.text(attempt.node);
    io.text(attempt.engine);
    io.signedNumber(attempt.status);
    io.flag(attempt.reusedConnection);
    for (auto *time : {&attempt.startedUs, &attempt.connectedUs, &attempt.sentUs,
                       &attempt.firstByteUs, &attempt.finishedUs})
        io.signedNumber(*time);
    io.text(attempt.error);
}

void writeHeaders(OctetWriter &out, const http::Headers &headers)
{
    out.number(quint64(headers.size()));
    for (const http::Field &field : headers) {
        out.text(field.name);
        out.text(field.value);
    }
}

http::Headers readHeaders(OctetReader &in)
{
    http::Headers headers;
    const quint64 count = in.numberUpTo(mostItems);
    for (quint64 i = 0; i < count && !in.failed(); ++i) {
        QByteArray name = in.text();
        headers.append(std::move(name), in.text());
    }
    return headers;
}

template <typename T, typename Visit>
QList<T> readList(OctetReader &in, Visit visit)
{
    QList<T> list;
    const quint64 count = in.numberUpTo(mostItems);
    for (quint64 i = 0; i < count && !in.failed(); ++i) {
        T item;
        visit(Read{in}, item);
        list.append(std::move(item));
    }
    return list;
}
} // namespace

void encodeSummary(const Record &record, OctetWriter &out)
{
    out.number(version);
    visitSummary(Write{out}, record);
}

bool decodeSummary(QByteArrayView octets, Record &record)
{
    OctetReader in(octets);
    if (in.number() != version)
        return false;
    visitSummary(Read{in}, record);
    return in.finished();
}

void encodeDetail(const Record &record, OctetWriter &out)
{
    out.number(version);
    for (const auto *headers :
         {&record.requestHeaders, &record.upstreamHeaders, &record.responseHeaders})
        writeHeaders(out, *headers);
    out.number(quint64(record.trace.size()));
    for (const HookTrace &hook : record.trace)
        visitHook(Write{out}, hook);
    out.number(quint64(record.attempts.size()));
    for (const Attempt &attempt : record.attempts)
        visitAttempt(Write{out}, attempt);
}

bool decodeDetail(QByteArrayView octets, Record &record)
{
    OctetReader in(octets);
    if (in.number() != version)
        return false;
    for (auto *headers : {&record.requestHeaders, &record.upstreamHeaders, &record.responseHeaders})
        *headers = readHeaders(in);
    record.trace = readList<HookTrace>(in, [](Read io, HookTrace &hook) { visitHook(io, hook); });
    record.attempts =
        readList<Attempt>(in, [](Read io, Attempt &attempt) { visitAttempt(io, attempt); });
    return in.finished();
}

} // namespace gatehouse::traffic
