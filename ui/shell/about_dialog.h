// SPDX-License-Identifier: GPL-3.0-or-later
// Name, version, licence and what the program is made with.
#pragma once

#include <QDialog>

namespace gatehouse::ui {

class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent);
};

} // namespace gatehouse::ui
