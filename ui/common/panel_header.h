#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace rf::ui {

class Tag;
class ElidedLabel;

/// The 34 px row on top of a panel: title, tags, and actions at the right.
class PanelHeader : public QFrame {
    Q_OBJECT
public:
    explicit PanelHeader(const QString& title = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    void addTag(Tag* tag);           ///< after the title
    void addWidget(QWidget* widget); ///< at the right end

private:
    QHBoxLayout* m_layout;
    ElidedLabel* m_title;
    int m_tags = 0;
};

} // namespace rf::ui
