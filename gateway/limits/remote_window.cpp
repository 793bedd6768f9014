// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/remote_window.h"

#include "gateway/limits/sliding_window.h"

#include <cmath>

namespace gatehouse::limits {

namespace {

// {used, milliseconds until the window ends}
const redis::Script &fixedScript()
{
    static const redis::Script script(R"lua(
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
  return {tonumber(ARGV[1]), tonumber(ARGV[2]) * 1000}
end
return {redis.call('INCRBY', KEYS[1], ARGV[1]), left}
)lua");
    return script;
}

// {1 if it may pass, used in this window}
const redis::Script &slidingScript()
{
    static const redis::Script script(R"lua(
local limit, slid = tonumber(ARGV[2]), tonumber(ARGV[3])
local left = redis.call('PTTL', KEYS[1])
local used = 0
if left >= 0 then
  used = tonumber(redis.call('GET', KEYS[1]))
end
if used >= limit or used + slid >= limit then
  return {0, used}
end
if left < 0 then
  redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[4])
  return {1, tonumber(ARGV[1])}
end
return {1, redis.call('INCRBY', KEYS[1], ARGV[1])}
)lua");
    return script;
}

QByteArray longest(qint64 seconds)
{
    return QByteArray::number(std::min<qint64>(seconds, 3'200'000'000)); // a century
}

QByteArray exact(double value)
{
    return QByteArray::number(value, 'g', 17);
}

Unexpected<Error> unexpected(const redis::Reply &reply)
{
    return fail(ErrorKind::ProtocolError,
                reply.isFault() ? u"redis: "_qs + QString::fromUtf8(reply.text)
                                : u"redis answered something else than was asked"_qs);
}

// Where a moment lies in the windows aligned to the wall clock.
struct Place {
    Place(const WindowStep &step, Clock::Wall now)
        : length(double(step.window))
    {
        const double time = Seconds(now.time_since_epoch()).count();
        const double number = std::floor(time / length);
        left = length - (time - number * length);
        current = key(step, number);
        previous = key(step, number - 1);
    }
    static QByteArray key(const WindowStep &step, double number)
    {
        return "plugin-limit-count:" + step.key + '.' + QByteArray::number(number, 'f', 0)
            + ".counter";
    }
    // How many requests of the window before still count.
    double slid(qint64 used, qint64 limit) const
    {
        return double(std::min(used, limit)) / length * left;
    }

    double length, left = 0;
    QByteArray current, previous;
};

// Asks for the window before, which nobody changes any more. One script with both keys would not
// run in a cluster.
void askPrevious(redis::Client &client, const Place &place,
                 const std::function<void(Result<qint64>)> &done)
{
    client.run(place.previous, {"GET"_qba, place.previous},
               [done](const Result<redis::Reply> &reply) {
                   if (!reply)
                       done(fail(reply.error()));
                   else if (reply->isFault())
                       done(unexpected(*reply));
                   else
                       done(qint64(reply->number()));
               });
}

Seconds roundedUp(double seconds)
{
    return Seconds(std::ceil(seconds * 100 - 1e-3) / 100);
}

Verdict slidingVerdict(bool allowed, qint64 used, double slid, const WindowStep &step,
                       const Place &place)
{
    if (allowed) {
        const double remaining = std::floor(double(step.limit - used) - slid);
        return {true, std::max<qint64>(0, qint64(remaining)), roundedUp(place.left)};
    }
    double wait = place.left;
    if (used < step.limit && slid > 0)
        wait = std::max(0.0, place.left - double(step.limit - used) / (slid / place.left));
    return {false, 0, roundedUp(wait)};
}

} // namespace

void takeFixed(redis::Client &client, const WindowStep &step, const OnVerdict &done)
{
    client.eval(fixedScript(), "plugin-limit-count:v1:"_qba + step.key,
                {QByteArray::number(step.cost), longest(step.window)},
                [limit = step.limit, done](const Result<redis::Reply> &reply) {
                    if (!reply || reply->items.size() != 2) {
                        done(reply ? unexpected(*reply) : fail(reply.error()));
                        return;
                    }
                    const qint64 left = limit - qint64(reply->items[0].number());
                    done(Verdict{left >= 0, std::max<qint64>(0, left),
                                 Seconds(reply->items[1].number() / 1000)});
                });
}

void takeSliding(redis::Client &client, const WindowStep &step, Clock::Wall now,
                 const OnVerdict &done)
{
    const Place place(step, now);
    askPrevious(client, place, [&client, step, place, done](const Result<qint64> &previous) {
        if (!previous) {
            done(fail(previous.error()));
            return;
        }
        const double slid = place.slid(*previous, step.limit);
        client.eval(slidingScript(), place.current,
                    {QByteArray::number(step.cost), QByteArray::number(step.limit), exact(slid),
                     longest(2 * step.window)},
                    [step, place, slid, done](const Result<redis::Reply> &reply) {
                        if (!reply || reply->items.size() != 2) {
                            done(reply ? unexpected(*reply) : fail(reply.error()));
                            return;
                        }
                        done(slidingVerdict(reply->items[0].number() == 1,
                                            qint64(reply->items[1].number()), slid, step, place));
                    });
    });
}

void addSliding(redis::Client &client, const WindowStep &step, Clock::Wall now,
                const OnVerdict &done)
{
    const Place place(step, now);
    askPrevious(client, place, [&client, step, place, done](const Result<qint64> &previous) {
        if (!previous) {
            done(fail(previous.error()));
            return;
        }
        const double slid = place.slid(*previous, step.limit);
        client.eval(fixedScript(), place.current,
                    {QByteArray::number(step.cost), longest(2 * step.window)},
                    [step, place, slid, done](const Result<redis::Reply> &reply) {
                        if (!reply || reply->items.size() != 2) {
                            done(reply ? unexpected(*reply) : fail(reply.error()));
                            return;
                        }
                        const qint64 used = qint64(reply->items[0].number());
                        done(slidingVerdict(double(used) + slid <= double(step.limit), used, slid,
                                            step, place));
                    });
    });
}

} // namespace gatehouse::limits
