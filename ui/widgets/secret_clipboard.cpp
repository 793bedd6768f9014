// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace gatehouse::ui {

SecretClipboard::SecretClipboard(QObject *parent, std::chrono::milliseconds lifetime)
    : QObject(parent)
{
    m_life.setSingleShot(true);
    m_life.setInterval(lifetime);
    connect(&m_life, &QTimer::timeout, this, &SecretClipboard::clear);
}

SecretClipboard::~SecretClipboard()
{
    clear();
}

void SecretClipboard::put(const QString &secret)
{
    auto *data = new QMimeData; // the clipboard takes it
    data->setText(secret);
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QGuiApplication::clipboard()->setMimeData(data);
    m_secret = secret;
    m_life.start();
}

void SecretClipboard::clear()
{
    m_life.stop();
    if (!m_secret.isEmpty() && QGuiApplication::clipboard()->text() == m_secret)
        QGuiApplication::clipboard()->clear();
    m_secret.clear();
}

} // namespace gatehouse::ui
