// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/about_dialog.h"

#include "ui/theme/icons.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace gatehouse::ui {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Gatehouse"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *picture = new QLabel;
    picture->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(new TextLabel(QStringLiteral("Gatehouse"), TextRole::Title));
    texts->addWidget(
        new TextLabel(tr("Version %1, with Qt %2")
                          .arg(QLatin1String(GATEHOUSE_VERSION), QLatin1String(qVersion())),
                      TextRole::Base, Tone::Secondary));
    texts->addSpacing(8);
    auto *what =
        new TextLabel(tr("An API gateway and its console on your own computer."), TextRole::Base);
    what->setWordWrap(true);
    texts->addWidget(what);
    auto *licence =
        new TextLabel(tr("Free software under the GNU General Public License, version 3 or later."),
                      TextRole::Base, Tone::Secondary);
    licence->setWordWrap(true);
    texts->addWidget(licence);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(picture, 0, Qt::AlignTop);
    top->addLayout(texts, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addLayout(top);
    column->addStretch();
    column->addWidget(buttons);
    resize(460, 200);
}

} // namespace gatehouse::ui
