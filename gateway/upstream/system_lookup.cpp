// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/name_cache.h"

#include <deque>
#include <thread>

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>

namespace gatehouse::upstream {

namespace {

constexpr int maxThreads = 4;
constexpr std::size_t maxWaiting = 10'000;

QByteArray textOf(const addrinfo &info)
{
    char text[INET6_ADDRSTRLEN] = {};
    const void *address = nullptr;
    if (info.ai_family == AF_INET)
        address = &reinterpret_cast<const sockaddr_in *>(info.ai_addr)->sin_addr;
    else if (info.ai_family == AF_INET6)
        address = &reinterpret_cast<const sockaddr_in6 *>(info.ai_addr)->sin6_addr;
    return address && inet_ntop(info.ai_family, address, text, sizeof text) ? QByteArray(text)
                                                                            : QByteArray();
}

QList<QByteArray> lookUp(const QByteArray &name)
{
    // RFC 6761 6.3: these names need no resolver, and a machine may have none that knows them.
    if (name == "localhost" || name.endsWith(".localhost"))
        return {"127.0.0.1"};
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *all = nullptr;
    QList<QByteArray> out;
    if (::getaddrinfo(name.constData(), nullptr, &hints, &all) != 0)
        return out;
    for (const addrinfo *each = all; each; each = each->ai_next) {
        const QByteArray text = textOf(*each);
        if (!text.isEmpty() && !out.contains(text))
            out.append(text);
    }
    ::freeaddrinfo(all);
    return out;
}

struct Job {
    QByteArray name;
    NameCache::Answer answer;
};

struct Queue {
    std::mutex mutex;
    std::deque<Job> jobs;
    int threads = 0;
};

// Runs on a thread of its own until nothing is left to do. Detached, since getaddrinfo() cannot be
// interrupted and nobody shall wait for it; it owns all that it touches.
void work(const std::shared_ptr<Queue> &queue)
{
    for (;;) {
        Job job;
        {
            const std::lock_guard lock(queue->mutex);
            if (queue->jobs.empty()) {
                --queue->threads;
                return;
            }
            job = std::move(queue->jobs.front());
            queue->jobs.pop_front();
        }
        job.answer(lookUp(job.name));
    }
}

} // namespace

NameCache::Lookup systemLookup()
{
    return [queue = std::make_shared<Queue>()](const QByteArray &name, NameCache::Answer answer) {
        {
            const std::lock_guard lock(queue->mutex);
            if (queue->jobs.size() < maxWaiting) {
                queue->jobs.push_back({name, std::move(answer)});
                if (queue->threads < maxThreads) {
                    ++queue->threads;
                    std::thread(work, queue).detach();
                }
                return;
            }
        }
        answer({});
    };
}

} // namespace gatehouse::upstream
