#pragma once

#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QFrame>
#include <QHBoxLayout>

namespace rf::ui {

/// The 34 px row over a list or a log: a title, then what is put into bar->row.
struct PanelBar {
    QFrame* bar;
    QHBoxLayout* row;

    explicit PanelBar(const QString& title = {}) : bar(new QFrame), row(new QHBoxLayout(bar)) {
        bar->setProperty("panel", "base");
        bar->setFixedHeight(kPanelHeader);
        row->setContentsMargins(kPanelPadding, 0, 8, 0);
        row->setSpacing(8);
        if (!title.isEmpty()) row->addWidget(label(title, uiFont(13, QFont::DemiBold)));
    }
};

} // namespace rf::ui
