// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/delivery/file_destination.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gatehouse::delivery {

namespace {

class FileDestination final : public Destination
{
public:
    explicit FileDestination(const QString &path)
        : m_shown(path)
        , m_path(QFile::encodeName(path))
        , m_isOutput(path == u"-"_qs)
    {
        if (m_isOutput)
            m_descriptor = STDOUT_FILENO;
    }

    ~FileDestination() override { close(); }

    void send(const QList<QByteArray> &batch, Done done) override
    {
        QByteArray text;
        for (const QByteArray &entry : batch)
            text.append(entry).append('\n');
        if (!isCurrent())
            reopen();
        done(m_descriptor >= 0 && write(text) ? QString() : reason());
    }

private:
    // Whether the file of that name is still the one that is open.
    bool isCurrent() const
    {
        if (m_isOutput)
            return true;
        struct stat open, named;
        return m_descriptor >= 0 && ::fstat(m_descriptor, &open) == 0
            && ::stat(m_path.constData(), &named) == 0 && open.st_ino == named.st_ino
            && open.st_dev == named.st_dev;
    }

    void reopen()
    {
        close();
        m_descriptor = ::open(m_path.constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
    }

    void close()
    {
        if (!m_isOutput && m_descriptor >= 0)
            ::close(m_descriptor);
        if (!m_isOutput)
            m_descriptor = -1;
    }

    bool write(QByteArrayView text) const
    {
        while (!text.isEmpty()) {
            const auto written = ::write(m_descriptor, text.data(), size_t(text.size()));
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return false;
            text = text.sliced(written);
        }
        return true;
    }

    QString reason() const
    {
        return u"cannot write %1: %2"_qs.arg(m_shown, QString::fromLocal8Bit(std::strerror(errno)));
    }

    const QString m_shown;
    const QByteArray m_path;
    const bool m_isOutput;
    int m_descriptor = -1;
};

} // namespace

DestinationMaker fileDestination(QString path)
{
    return [path = std::move(path)](const Workshop &) -> std::unique_ptr<Destination> {
        return std::make_unique<FileDestination>(path);
    };
}

BatchSettings fileSettings(QByteArray name)
{
    BatchSettings settings;
    settings.name = std::move(name);
    settings.inactive = settings.duration = std::chrono::milliseconds(0);
    return settings;
}

} // namespace gatehouse::delivery
