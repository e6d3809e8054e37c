#include "ui/traffic/choice_box.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QSignalBlocker>

namespace rf::ui {

void refill(QComboBox* box, const QString& all, const QStringList& texts) {
    const QSignalBlocker blocker(box);
    const QString chosen = box->currentData().toString();
    box->clear();
    box->addItem(all, QString());
    for (const QString& text : texts) box->addItem(text, text);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    box->view()->setMinimumWidth(box->view()->sizeHintForColumn(0) + 24);
}

} // namespace rf::ui
