#include "ui/capacity/preview_part.h"

#include "ui/capacity/preview_chart.h"
#include "ui/common/labels.h"

#include <QVBoxLayout>

namespace rf::ui {

using models::UnitSide;

PreviewPart::PreviewPart(Qt::Orientation charts, QWidget* parent)
    : QWidget(parent), m_reads(new PreviewChart(UnitSide::Read)), m_writes(new PreviewChart(UnitSide::Write)),
      m_text(label({}, uiFont(12))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(new Separator(Qt::Horizontal));
    column->addWidget(label(tr("The last 24 hours with these values"), uiFont(12, QFont::DemiBold)));
    const bool beside = charts == Qt::Horizontal;
    auto* both = new QBoxLayout(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    both->setSpacing(beside ? 12 : 4);
    both->addWidget(m_reads);
    both->addWidget(m_writes);
    column->addLayout(both);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    hide();
}

bool PreviewPart::show(const models::CapacityPreview& preview) {
    m_reads->show(preview);
    m_writes->show(preview);
    m_text->setText(models::sentenceOf(preview));
    if (isHidden() != preview.known) return false;
    setVisible(preview.known);
    return true;
}

QString PreviewPart::text() const {
    return isHidden() ? QString() : m_text->text();
}

} // namespace rf::ui

#include "moc_preview_part.cpp"
