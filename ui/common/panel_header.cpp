#include "ui/common/panel_header.h"

#include "ui/common/chips.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QHBoxLayout>

namespace rf::ui {

PanelHeader::PanelHeader(const QString& title, QWidget* parent)
    : QFrame(parent), m_layout(new QHBoxLayout(this)), m_title(new ElidedLabel(title)) {
    setProperty("panel", "header");
    setFixedHeight(kPanelHeader);
    m_layout->setContentsMargins(12, 0, 8, 0);
    m_layout->setSpacing(8);
    m_title->setFont(uiFont(13, QFont::DemiBold));
    m_layout->addWidget(m_title);
    m_layout->addStretch(1);
}

void PanelHeader::setTitle(const QString& title) {
    m_title->setText(title);
    m_title->updateGeometry();
}

QString PanelHeader::title() const {
    return m_title->text();
}

void PanelHeader::addTag(Tag* tag) {
    m_layout->insertWidget(1 + m_tags++, tag);
}

void PanelHeader::addWidget(QWidget* widget) {
    m_layout->addWidget(widget);
}

} // namespace rf::ui

#include "moc_panel_header.cpp"
